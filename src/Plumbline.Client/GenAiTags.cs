using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture;

namespace Plumbline.Client;

/// <summary>What the GenAI conventions of OpenTelemetry, today's (1.37 and later) and the older ones, say of a step.</summary>
internal static class GenAiTags
{
    /// <summary>The step's kind, model, tokens, input and output as far as its tags and events say.</summary>
    public static StepFields Of(Activity activity)
    {
        var operation = activity.Tag("gen_ai.operation.name");
        return new()
        {
            Kind = KindOf(operation),
            IsModelCall = operation is "chat" or "text_completion" or "generate_content" or "embeddings" ? true : null,
            RequestedModel = activity.Tag("gen_ai.request.model"),
            ServedModel = activity.Tag("gen_ai.response.model"),
            Provider = activity.Tag("gen_ai.provider.name") ?? activity.Tag("gen_ai.system"),
            PromptName = activity.Tag("gen_ai.prompt.name"),
            PromptVersion = activity.Tag("gen_ai.prompt.version"),
            Usage = Usage(activity),
            Input = Messages(activity) ?? Text(activity.Tag("gen_ai.tool.call.arguments") ?? activity.Tag("gen_ai.retrieval.query.text") ?? activity.Tag("input.value")),
            Output = Text(activity.Tag("gen_ai.output.messages") ?? activity.Tag("gen_ai.completion") ?? activity.Tag("gen_ai.tool.call.result") ?? activity.Tag("output.value"))
                ?? GenAiEvents.Answer(activity),
        };
    }

    /// <summary>A text as a value of JSON; null stays null.</summary>
    public static JsonElement? Text(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text, WireFormat.Options);

    private static StepKind? KindOf(string? operation) => operation switch
    {
        "chat" or "text_completion" or "generate_content" => StepKind.Generation,
        "embeddings" => StepKind.Embedding,
        "execute_tool" => StepKind.Tool,
        "invoke_agent" or "create_agent" => StepKind.Agent,
        "invoke_workflow" => StepKind.Chain,
        "retrieval" => StepKind.Retriever,
        _ => null,
    };

    private static JsonElement? Messages(Activity activity)
    {
        var messages = activity.Tag("gen_ai.input.messages") ?? activity.Tag("gen_ai.prompt");
        if (messages is null || activity.Tag("gen_ai.system_instructions") is not { } instructions)
        {
            return Text(messages) ?? GenAiEvents.Messages(activity);
        }

        var both = new JsonObject { ["system_instructions"] = Parsed(instructions), ["messages"] = Parsed(messages) };
        return JsonSerializer.SerializeToElement(both, WireFormat.Options);
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static Dictionary<string, long>? Usage(Activity activity)
    {
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        Add("input", "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens");
        Add("output", "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens");
        return usage.Count == 0 ? null : usage;

        void Add(string kind, params string[] names)
        {
            if (names.Select(name => Count(activity.GetTagItem(name))).FirstOrDefault(count => count is not null) is { } tokens)
            {
                usage[kind] = tokens;
            }
        }
    }

    /// <summary>Instrumentations write counts as numbers of any type, and as text.</summary>
    private static long? Count(object? tag) => tag switch
    {
        int or long or short or byte or uint => Convert.ToInt64(tag, CultureInfo.InvariantCulture),
        double number when double.IsInteger(number) => (long)number,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
