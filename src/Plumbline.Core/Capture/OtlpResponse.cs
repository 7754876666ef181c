using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>How a request is written, and its response.</summary>
public enum OtlpEncoding
{
    /// <summary>application/x-protobuf.</summary>
    Protobuf,

    /// <summary>application/json.</summary>
    Json,
}

/// <summary>Writes what an OTLP client is answered.</summary>
public static class OtlpResponse
{
    /// <summary>An ExportTraceServiceResponse; with nothing rejected and no message it is empty, as the protocol demands.</summary>
    /// <param name="encoding">That of the request.</param>
    /// <param name="rejected">How many spans were not kept; the client sends none of them again.</param>
    /// <param name="message">Why, or a warning.</param>
    public static byte[] Traces(OtlpEncoding encoding, long rejected = 0, string? message = null) => Export(encoding, "rejectedSpans", rejected, message);

    /// <summary>As <see cref="Traces"/>, an ExportLogsServiceResponse.</summary>
    /// <param name="encoding">That of the request.</param>
    /// <param name="rejected">How many records were not kept.</param>
    /// <param name="message">Why, or a warning.</param>
    public static byte[] Logs(OtlpEncoding encoding, long rejected = 0, string? message = null) => Export(encoding, "rejectedLogRecords", rejected, message);

    /// <summary>A google.rpc.Status, for a request that is refused as a whole.</summary>
    /// <param name="encoding">That of the request.</param>
    /// <param name="code">The code of google.rpc, e.g. 3 for an argument that is wrong.</param>
    /// <param name="message">What was wrong.</param>
    public static byte[] Status(OtlpEncoding encoding, int code, string message) => encoding == OtlpEncoding.Json
        ? Json(writer =>
        {
            writer.WriteNumber("code", code);
            writer.WriteString("message", message);
        })
        : [.. Number(1, code), .. Bytes(2, Encoding.UTF8.GetBytes(message))];

    private static byte[] Export(OtlpEncoding encoding, string count, long rejected, string? message) => (encoding, Unset: rejected == 0 && string.IsNullOrEmpty(message)) switch
    {
        (OtlpEncoding.Json, true) => "{}"u8.ToArray(),
        (OtlpEncoding.Json, false) => Json(writer => WritePartial(writer, count, rejected, message)),
        (_, true) => [],
        _ => Bytes(1, [.. Number(1, rejected), .. Bytes(2, Encoding.UTF8.GetBytes(message ?? ""))]),
    };

    private static void WritePartial(Utf8JsonWriter writer, string count, long rejected, string? message)
    {
        writer.WriteStartObject("partialSuccess");
        if (rejected != 0)
        {
            writer.WriteString(count, rejected.ToString(CultureInfo.InvariantCulture));
        }

        if (!string.IsNullOrEmpty(message))
        {
            writer.WriteString("errorMessage", message);
        }

        writer.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Number(int field, long value) => value == 0 ? [] : [(byte)(field << 3), .. Varint((ulong)value)];

    private static byte[] Bytes(int field, byte[] bytes) => bytes.Length == 0 ? [] : [(byte)((field << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static List<byte> Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return bytes;
    }
}
