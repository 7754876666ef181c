using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Plumbline.Http;

namespace Plumbline.Capture.Langfuse;

/// <summary>The JSON body of a request, whatever its content type says. Bytes that are no UTF-8 become U+FFFD; each event is read more strictly later.</summary>
internal static class LangfuseRequest
{
    private static readonly string[] SdkHeaders = ["name", "version", "variant", "integration"];
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 1000 };

    /// <summary>The body as it was sent.</summary>
    /// <exception cref="RefusedException">It is compressed, or too large.</exception>
    public static async Task<byte[]> BytesAsync(HttpContext http, CancellationToken cancel) =>
        (await http.RequestServices.GetRequiredService<BodyRoom>().ReadPlainAsync(http, cancel)).ToArray();

    /// <exception cref="RefusedException">It is not JSON.</exception>
    public static JsonElement Parsed(byte[] text)
    {
        try
        {
            return JsonElement.Parse(Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)), Lenient);
        }
        catch (JsonException)
        {
            throw RefusedException.Invalid("body", "The body is not JSON.");
        }
    }

    /// <summary>What the SDK says of itself in headers, as an object; null when it says nothing. No header that holds a key is among them.</summary>
    public static JsonElement? ClientOf(HttpContext http)
    {
        var said = SdkHeaders
            .Select(part => (Part: $"sdk_{part}", Value: http.Request.Headers[$"x-langfuse-sdk-{part}"].ToString()))
            .Where(part => part.Value.Length is > 0 and <= Identifier.MaximumLength && Identifier.Check(part.Part, part.Value) is null)
            .ToDictionary(part => part.Part, part => part.Value);
        return said.Count == 0 ? null : JsonSerializer.SerializeToElement(said, WireFormat.Options);
    }
}
