using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>Tools that a model could call, flat: type, name, description, parameters.</summary>
internal static class ToolForm
{
    /// <summary>A list of definitions, each an object or JSON in a text; anything else as it is.</summary>
    public static JsonElement Of(JsonElement tools) => tools.ValueKind != JsonValueKind.Array ? tools
        : Content.Of(new JsonArray([.. tools.EnumerateArray().Select(tool => One(tool.ValueKind == JsonValueKind.String ? Content.OfText(JsonText.Of(tool)) ?? tool : tool))]));

    private static JsonNode? One(JsonElement tool)
    {
        if (tool.ValueKind != JsonValueKind.Object)
        {
            return JsonNode.Parse(tool.GetRawText());
        }

        var function = tool.At("function") is { ValueKind: JsonValueKind.Object } nested ? nested : tool;
        if (function.Named("name") is not { } name)
        {
            return JsonNode.Parse(tool.GetRawText());
        }

        var one = new JsonObject { ["type"] = tool.Named("type") ?? "function", ["name"] = name };
        if (function.Named("description") is { } description)
        {
            one["description"] = description;
        }

        if ((function.At("parameters") ?? function.At("inputSchema") ?? function.At("input_schema")) is { } parameters)
        {
            one["parameters"] = JsonNode.Parse(parameters.GetRawText());
        }

        return one;
    }
}
