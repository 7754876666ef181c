using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>Parts of a message that are no text: a picture as chat completions write it, anything else as it came.</summary>
internal static class ChatMedia
{
    public static JsonNode Of(JsonElement part) => part.Named("type") switch
    {
        "uri" when part.Named("modality") is "image" && part.Named("uri") is { } uri => Picture(uri),
        "blob" when part.Named("modality") is "image" && part.Named("content") is { } bytes => Picture($"data:{part.Named("mime_type") ?? "image/png"};base64,{bytes}"),
        "image" when part.Named("image") is { } image => Picture(image),
        "input_image" when part.Named("image_url") is { } url => Picture(url),
        _ => JsonNode.Parse(part.GetRawText())!,
    };

    private static JsonObject Picture(string url) => new() { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = url } };
}
