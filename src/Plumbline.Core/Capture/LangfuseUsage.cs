using System.Text.Json;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>Tokens and dollars in every shape that Langfuse clients write: its own, maps of free keys, and usage as OpenAI's two interfaces answer it.</summary>
internal static class LangfuseUsage
{
    private const double Most = 1e12;
    private static readonly string[] Shapes = ["usageDetails", "usage"]; // the newer says more, and counts first
    private static readonly string[] InputDetails = ["prompt_tokens_details", "input_tokens_details"];
    private static readonly string[] OutputDetails = ["completion_tokens_details", "output_tokens_details"];
    private static readonly string[] Prices = ["inputCost", "outputCost", "totalCost"];

    /// <summary>Tokens by kind; null when none were counted.</summary>
    public static IReadOnlyDictionary<string, long>? Tokens(LangfuseBody body) => OtherThanTokens(body) is not null
        ? UsageNames.Usage(Counted(body, "usageDetails"))
        : UsageNames.Usage(Shapes.SelectMany(shape => Counted(body, shape)));

    /// <summary>Dollars by kind; null when none were stated.</summary>
    public static IReadOnlyDictionary<string, double>? Dollars(LangfuseBody body) => UsageNames.Cost(
    [
        .. body.Numbers("costDetails").Select(cost => (cost.Name, Checked(body, $"costDetails.{cost.Name}", cost.Value))),
        .. Of(body, "usage").Where(member => Prices.Contains(member.Name)).Select(member => (member.Name[..^"Cost".Length], Checked(body, $"usage.{member.Name}", LangfuseBody.NumberOf(member.Value)))),
    ]);

    /// <summary>Usage that counts characters, seconds or the like: kept, but never as tokens.</summary>
    public static JsonElement? OtherThanTokens(LangfuseBody body) =>
        body.Object("usage") is { } usage && usage.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String && JsonText.Of(unit) is not ("" or "TOKENS") ? usage : null;

    private static IEnumerable<(string Name, long? Tokens)> Counted(LangfuseBody body, string shape)
    {
        foreach (var member in Of(body, shape).Where(member => !Prices.Contains(member.Name) && member.Name != "unit"))
        {
            var details = InputDetails.Contains(member.Name) ? "input_" : OutputDetails.Contains(member.Name) ? "output_" : null;
            foreach (var (name, value) in details is null || member.Value.ValueKind != JsonValueKind.Object
                ? [(member.Name, member.Value)]
                : member.Value.EnumerateObject().Where(detail => detail.Value.ValueKind != JsonValueKind.Null).Select(detail => (details + detail.Name, detail.Value)))
            {
                yield return (name, Whole(body, $"{shape}.{(details is null ? name : $"{member.Name}.{name[details.Length..]}")}", value));
            }
        }
    }

    private static IEnumerable<JsonProperty> Of(LangfuseBody body, string shape) =>
        body.Object(shape) is { } usage ? usage.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null) : [];

    private static long? Whole(LangfuseBody body, string field, JsonElement value) => LangfuseBody.NumberOf(value) switch
    {
        { } number when number is >= 0 and <= Most && Math.Floor(number) == number => (long)number,
        _ => body.Refuse<long?>(field, "A whole number is needed, 0 or more."),
    };

    private static double? Checked(LangfuseBody body, string field, double? dollars) =>
        dollars is >= 0 and <= Most ? dollars : body.Refuse<double?>(field, "US dollars are needed, 0 or more.");
}
