using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using Plumbline.Http;

namespace Plumbline.Capture.Otlp;

/// <summary>The body of an OTLP request, unpacked, and how it is written.</summary>
/// <param name="Encoding">Protobuf or JSON; the answer is written alike.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record OtlpRequest(OtlpEncoding Encoding, ReadOnlyMemory<byte> Body)
{
    /// <summary>The content type that says how the body is written.</summary>
    public string ContentType => Encoding == OtlpEncoding.Json ? "application/json" : "application/x-protobuf";

    /// <summary>The body as spans.</summary>
    /// <exception cref="OtlpFormatException">It is not OTLP.</exception>
    public OtlpTraces Traces() => Encoding == OtlpEncoding.Json ? OtlpJson.Traces(Body) : OtlpReader.Traces(Body.Span);

    /// <summary>The body as log records.</summary>
    /// <exception cref="OtlpFormatException">It is not OTLP.</exception>
    public OtlpLogs Logs() => Encoding == OtlpEncoding.Json ? OtlpJson.Logs(Body) : OtlpReader.Logs(Body.Span);

    /// <summary>How the request is written; null for a content type that is not OTLP's.</summary>
    public static OtlpEncoding? EncodingOf(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/x-protobuf" or "application/protobuf" => OtlpEncoding.Protobuf,
        "application/json" => OtlpEncoding.Json,
        _ => null,
    } : null;

    /// <summary>Reads a body.</summary>
    /// <exception cref="OtlpRefusal">It is packed in a way that is not offered, broken or too large.</exception>
    public static async Task<OtlpRequest> ReadAsync(HttpContext http, OtlpEncoding encoding, BodyRoom room, CancellationToken cancel)
    {
        var request = http.Request;
        var packing = request.Headers.ContentEncoding.ToString().Trim();
        if (packing.Length > 0 && !packing.Equals("gzip", StringComparison.OrdinalIgnoreCase) && !packing.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new OtlpRefusal(StatusCodes.Status415UnsupportedMediaType, $"The content encoding '{packing}' is not offered; send gzip, or nothing packed.");
        }

        try
        {
            await using var unpacked = packing.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
            return new(encoding, await room.ReadAsync(http, unpacked ?? request.Body, cancel) ?? throw TooLarge());
        }
        catch (InvalidDataException)
        {
            throw new OtlpRefusal(StatusCodes.Status400BadRequest, "The body says that it is packed with gzip, and cannot be unpacked.");
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    private static OtlpRefusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"A request has at most {BodyRoom.Largest >> 20} MiB, unpacked; send smaller batches.");
}
