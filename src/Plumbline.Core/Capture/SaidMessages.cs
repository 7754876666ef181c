using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>Messages that came one at a time, put together.</summary>
internal static class SaidMessages
{
    /// <summary>Both, each once, as they were said; at equal times instructions come first, then the order in their request counts.</summary>
    public static IReadOnlyList<SaidMessage>? Union(IReadOnlyList<SaidMessage>? before, IReadOnlyList<SaidMessage>? later) => before is null || later is null ? before ?? later
        : [.. before.Concat(later).OrderBy(said => said.At).ThenBy(said => said.Message.Named("role") != "system").ThenBy(said => said.Order).ThenBy(said => said.Id, StringComparer.Ordinal).DistinctBy(said => said.Id, StringComparer.Ordinal)];

    /// <summary>The step with input and output made of its messages, where no part said them as a whole.</summary>
    public static StepFields WithMessages(this StepFields step) => step.Messages is not { Count: > 0 } said ? step : step with
    {
        Input = step.Input ?? List(said.Where(message => !message.IsAnswer)),
        Output = step.Output ?? List(said.Where(message => message.IsAnswer)),
        FinishReasons = step.FinishReasons ?? Reasons(said),
    };

    private static JsonElement? List(IEnumerable<SaidMessage> said)
    {
        JsonNode?[] messages = [.. said.Select(message => JsonNode.Parse(message.Message.GetRawText()))];
        return messages.Length == 0 ? null : Dialects.Content.Of(new JsonArray(messages));
    }

    private static string[]? Reasons(IEnumerable<SaidMessage> said)
    {
        string[] reasons = [.. said.Select(message => message.FinishReason).OfType<string>()];
        return reasons.Length == 0 ? null : reasons;
    }
}
