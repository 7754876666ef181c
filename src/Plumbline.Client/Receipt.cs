using System.Text.Json;

namespace Plumbline.Client;

/// <summary>What the server says it did with a batch.</summary>
internal static class Receipt
{
    /// <summary>The batch as settled; null when the text is no receipt for it, so nobody vouches for the facts.</summary>
    public static ServerAnswer.Settled? Of(int status, JsonElement body, IReadOnlyList<WaitingFact> facts)
    {
        if (Number(body, "kept") is not { } kept || Number(body, "known") is not { } known)
        {
            return null;
        }

        RefusedFact[] refused = body.TryGetProperty("refused", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().GroupBy(one => Number(one, "index") ?? -1).Where(one => one.Key >= 0 && one.Key < facts.Count).Select(one => Refused(status, facts[one.Key], one))]
            : [];
        return kept + known + refused.Length == facts.Count ? new(kept, known, refused) : null;
    }

    private static RefusedFact Refused(int status, WaitingFact fact, IEnumerable<JsonElement> reasons) => new(
        fact.Kind, fact.Id, status, Text(reasons.First(), "field"), string.Join(' ', reasons.Select(reason => Text(reason, "message"))));

    private static int? Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number : null;

    private static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
}
