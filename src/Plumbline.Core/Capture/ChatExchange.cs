using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>One call of an OpenAI-compatible API, request and answer, as a trace: chat completions, text completions and responses.</summary>
public static class ChatExchange
{
    /// <summary>The trace that a call tells: what was asked, what was answered, model, tokens, and everything else of both as attributes.</summary>
    /// <param name="id">The trace's id.</param>
    /// <param name="at">When the call began.</param>
    /// <param name="request">The body of the request; null when it is not to be kept or could not be read.</param>
    /// <param name="answer">The body of the answer, a stream put together by <see cref="StreamedChat"/>; null when there was none.</param>
    /// <returns>Several choices become candidates, of which the first is the served one. Users and ids that may not be kept are left out.</returns>
    /// <exception cref="InvalidOperationException">A text in it holds half a surrogate pair.</exception>
    public static Trace TraceOf(string id, DateTimeOffset at, JsonElement? request, JsonElement? answer)
    {
        var asked = Object(request);
        var answered = Object(answer);
        var candidates = ChatChoices.Of(answered, Number(asked, "temperature"));
        var usage = Object(answered, "usage");
        return new(
            id,
            at,
            asked is { } messages ? ChatMessages.Of(messages) : [new("user", "")],
            answered is { } whole ? candidates.Count > 0 ? candidates[0].Text : AnswerOf(whole) : null,
            Id(Text(asked, "conversation") ?? Text(Object(asked, "conversation"), "id")),
            Id(Text(asked, "user") ?? Text(asked, "safety_identifier")),
            Id(Text(answered, "model") ?? Text(asked, "model")),
            PromptVersion: Id(PromptOf(Object(asked, "prompt"))),
            Candidates: candidates.Count > 1 ? candidates : null,
            Served: candidates.Count > 1 ? candidates[0].Id : null,
            InputTokens: Tokens(usage, "prompt_tokens") ?? Tokens(usage, "input_tokens"),
            OutputTokens: Tokens(usage, "completion_tokens") ?? Tokens(usage, "output_tokens"),
            Attributes: ChatAttributes.Of(asked, answered));
    }

    internal static string? Text(JsonElement? whole, string name) =>
        whole is { } json && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() is { Length: > 0 } text ? text : null;

    internal static JsonElement? Object(JsonElement? whole, string name) =>
        whole is { } json && json.TryGetProperty(name, out var found) ? Object(found) : null;

    internal static long? Tokens(JsonElement? usage, string name) => usage is { } counted && counted.TryGetProperty(name, out var found)
        ? found switch
        {
            { ValueKind: JsonValueKind.Number } when found.TryGetInt64(out var n) && n >= 0 => n,
            { ValueKind: JsonValueKind.String } when long.TryParse(found.GetString(), out var n) && n >= 0 => n,
            _ => null,
        }
        : null;

    private static string? AnswerOf(JsonElement whole) =>
        whole.TryGetProperty("output", out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0 ? ChatMessages.Answer(whole) : null;

    private static JsonElement? Object(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } ? value : null;

    private static double? Number(JsonElement? whole, string name) =>
        whole is { } json && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number ? found.GetDouble() : null;

    private static string? PromptOf(JsonElement? prompt) => (Text(prompt, "id"), Text(prompt, "version")) switch
    {
        ({ } id, { } version) => $"{id}@{version}",
        (var id, _) => id,
    };

    private static string? Id(string? text) => Identifier.CheckOptional("id", text) is null ? text : null;
}
