using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>Where the GenAI conventions put content: attributes of the span or of one of its events, indexed attributes, one event a message.</summary>
internal static class GenAiContent
{
    private const string Details = "gen_ai.client.inference.operation.details";

    public static JsonElement? Input(StepFacts facts) => Attribute(facts, "gen_ai.input.messages") is { } messages ? ChatForm.Input(messages, Attribute(facts, "gen_ai.system_instructions"))
        : Listed(facts, "gen_ai.prompt.") ?? OfEvents(facts, isAnswer: false)
        ?? ((Attribute(facts, "gen_ai.prompt") ?? OfEvent(facts, "gen_ai.content.prompt", "gen_ai.prompt")) is { } prompt ? ChatForm.Input(prompt) : default(JsonElement?))
        ?? facts.Json("gen_ai.tool.call.arguments", "gen_ai.retrieval.query.text")
        ?? (Attribute(facts, "gen_ai.system_instructions") is { } alone ? ChatForm.Input(Content.Of(new JsonArray()), alone) : default(JsonElement?));

    public static JsonElement? Output(StepFacts facts) => Attribute(facts, "gen_ai.output.messages") is { } messages ? ChatForm.Output(messages)
        : Listed(facts, "gen_ai.completion.") ?? OfEvents(facts, isAnswer: true)
        ?? ((Attribute(facts, "gen_ai.completion") ?? OfEvent(facts, "gen_ai.content.completion", "gen_ai.completion")) is { } completion ? ChatForm.Output(completion) : default(JsonElement?))
        ?? facts.Json("gen_ai.tool.call.result", "gen_ai.retrieval.documents");

    public static IReadOnlyList<string>? FinishReasons(StepFacts facts)
    {
        string[] reasons =
        [
            .. FlatLists.Of(facts, "gen_ai.completion.").Select(answer => Text(answer["finish_reason"])).OfType<string>(),
            .. facts.Events.Where(moment => moment.Name == "gen_ai.choice").Select(moment => MessageEvent.Of(moment.Name, default, moment.Attributes)?.FinishReason).OfType<string>(),
        ];
        return reasons.Length > 0 ? reasons : OfMessages(facts);
    }

    private static string[]? OfMessages(StepFacts facts)
    {
        var messages = Attribute(facts, "gen_ai.output.messages");
        string[] reasons = messages is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(message => message.Named("finish_reason")).OfType<string>()] : [];
        return reasons.Length == 0 ? null : reasons;
    }

    /// <summary>An attribute of the span, or of the event that holds the same attributes.</summary>
    private static JsonElement? Attribute(StepFacts facts, string name) => facts.Json(name) ?? OfEvent(facts, Details, name);

    private static JsonElement? OfEvent(StepFacts facts, string moment, string name)
    {
        foreach (var found in facts.Events)
        {
            if (found.Name == moment && found.Attributes.TryGetValue(name, out var value))
            {
                return Content.Of(value);
            }
        }

        return null;
    }

    private static JsonElement? Listed(StepFacts facts, string prefix)
    {
        var messages = FlatLists.Of(facts, prefix).Where(message => message.ContainsKey("role") || message.ContainsKey("content")).ToArray();
        foreach (var message in messages)
        {
            message["role"] ??= prefix == "gen_ai.completion." ? "assistant" : "user";
            message["content"] = message["content"] is JsonValue content && content.TryGetValue<string>(out var text) && Content.OfText(text) is { ValueKind: JsonValueKind.Array } parts && ChatMessage.IsParts(parts)
                ? JsonNode.Parse(parts.GetRawText()) : message["content"]?.DeepClone();
        }

        return messages.Length == 0 ? null : ChatForm.Input(Content.Of(new JsonArray([.. messages])));
    }

    private static JsonElement? OfEvents(StepFacts facts, bool isAnswer)
    {
        JsonNode?[] messages = [.. facts.Events.Select(moment => MessageEvent.Of(moment.Name, default, moment.Attributes)).OfType<MessageEvent>().Where(said => said.IsAnswer == isAnswer)
            .Select(said => JsonNode.Parse(said.Message.GetRawText()))];
        return messages.Length == 0 ? null : Content.Of(new JsonArray(messages));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
