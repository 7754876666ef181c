using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Plumbline.Lineage;

/// <summary>One spelling for one content: members sorted by name, no white space, absent instead of null.</summary>
public static class CanonicalJson
{
    /// <summary>The canonical spelling of a JSON value; equal contents give equal texts.</summary>
    /// <param name="json">Any JSON; numbers keep the spelling they came with.</param>
    public static string Of(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(json, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null).OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in json.EnumerateArray())
                {
                    Write(element, writer);
                }

                writer.WriteEndArray();
                break;

            default:
                json.WriteTo(writer);
                break;
        }
    }
}
