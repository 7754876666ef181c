using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What a call says beside its messages, as attributes of the trace.</summary>
internal static class ChatAttributes
{
    private static readonly string[] Told = ["messages", "input", "instructions", "prompt", "user", "safety_identifier", "metadata", "model", "conversation", "previous_response_id"];

    public static IReadOnlyDictionary<string, string>? Of(JsonElement? request, JsonElement? answer)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Asked(attributes, request);
        Answered(attributes, answer);
        if (ChatExchange.Text(request, "model") is { } wanted && ChatExchange.Text(answer, "model") is { } served && wanted != served)
        {
            attributes["requested_model"] = wanted;
        }

        return attributes.Count == 0 ? null : attributes;
    }

    private static void Asked(SortedDictionary<string, string> attributes, JsonElement? request)
    {
        foreach (var member in request?.EnumerateObject().Where(member => !Told.Contains(member.Name)) ?? [])
        {
            Add(attributes, $"parameter.{member.Name}", member.Value);
        }

        foreach (var member in ChatExchange.Object(request, "metadata")?.EnumerateObject() ?? default)
        {
            Add(attributes, $"metadata.{member.Name}", member.Value);
        }

        Add(attributes, "previous_response_id", ChatExchange.Text(request, "previous_response_id"));
    }

    private static void Answered(SortedDictionary<string, string> attributes, JsonElement? answer)
    {
        foreach (var (name, member) in new[] { ("response_id", "id"), ("system_fingerprint", "system_fingerprint"), ("service_tier", "service_tier"), ("response_status", "status") })
        {
            Add(attributes, name, ChatExchange.Text(answer, member));
        }

        Add(attributes, "finish_reason", Joined(answer));
        Add(attributes, "incomplete", ChatExchange.Text(ChatExchange.Object(answer, "incomplete_details"), "reason"));
        var usage = ChatExchange.Object(answer, "usage");
        var (read, written) = (
            ChatExchange.Object(usage, "prompt_tokens_details") ?? ChatExchange.Object(usage, "input_tokens_details"),
            ChatExchange.Object(usage, "completion_tokens_details") ?? ChatExchange.Object(usage, "output_tokens_details"));
        Add(attributes, "usage.cache_read", ChatExchange.Tokens(read, "cached_tokens")?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(attributes, "usage.reasoning", ChatExchange.Tokens(written, "reasoning_tokens")?.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // The code only: the sentence of an error may quote a key.
        var error = ChatExchange.Object(answer, "error");
        Add(attributes, "error", ChatExchange.Text(error, "code") ?? ChatExchange.Text(error, "type"));
    }

    private static string? Joined(JsonElement? answer)
    {
        string[] reasons = answer is { } whole && whole.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array
            ? [.. choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.Object).Select(choice => ChatExchange.Text(choice, "finish_reason")).OfType<string>()]
            : [];
        return reasons.Length == 0 ? null : string.Join(',', reasons);
    }

    private static void Add(SortedDictionary<string, string> attributes, string name, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            attributes[name] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
    }

    private static void Add(SortedDictionary<string, string> attributes, string name, string? value)
    {
        if (value is not null)
        {
            attributes[name] = value;
        }
    }
}
