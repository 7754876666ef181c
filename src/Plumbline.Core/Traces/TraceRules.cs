namespace Plumbline.Traces;

/// <summary>What a trace must be to be kept.</summary>
public static class TraceRules
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    /// <summary>Every reason to refuse the trace; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Trace trace) =>
    [
        .. new[]
        {
            Identifier.Check("id", trace.Id),
            Identifier.CheckOptional("conversation", trace.Conversation),
            Identifier.CheckOptional("user", trace.User),
            Identifier.CheckOptional("model", trace.Model),
            Identifier.CheckOptional("family", trace.Family),
            Identifier.CheckOptional("prompt_version", trace.PromptVersion),
            Identifier.CheckOptional("release", trace.Release),
            Identifier.CheckOptional("retries", trace.Retries),
            trace.Input.Count == 0 ? new("input", "A trace has at least one input message.") : null,
            Negative("input_tokens", trace.InputTokens),
            Negative("output_tokens", trace.OutputTokens),
            Negative("cost_usd", trace.CostUsd),
            Negative("latency_milliseconds", trace.LatencyMilliseconds),
        }.OfType<Refusal>(),
        .. trace.Input.Select((message, i) => Role(message, i)).OfType<Refusal>(),
        .. Candidates(trace),
        .. SpanRules.Check(trace.Spans ?? []),
        .. (trace.Attributes ?? new Dictionary<string, string>()).Where(attribute => attribute.Value is null).Select(attribute => new Refusal($"attributes.{attribute.Key}", "A text is needed here, not null; leave the attribute out.")),
    ];

    private static Refusal? Negative(string field, double? value) =>
        value is { } number && (number < 0 || !double.IsFinite(number)) ? new(field, $"{field} is 0 or more, or absent when unknown.") : null;

    private static Refusal? Role(Message? message, int index) => message switch
    {
        null => Null($"input[{index}]"),
        _ when Roles.Contains(message.Role) => null,
        _ => new($"input[{index}].role", $"'{message.Role}' is no role: {string.Join(", ", Roles)}."),
    };

    private static Refusal Null(string field) => new(field, "An object is needed here, not null.");

    private static IEnumerable<Refusal> Candidates(Trace trace)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, candidate) in (trace.Candidates ?? []).Index())
        {
            if (candidate is null)
            {
                yield return Null($"candidates[{i}]");
            }
            else if (Identifier.Check($"candidates[{i}].id", candidate.Id) is { } refusal)
            {
                yield return refusal;
            }
            else if (!seen.Add(candidate.Id))
            {
                yield return new($"candidates[{i}].id", $"'{candidate.Id}' stands twice: candidate ids are unique within a trace.");
            }
        }

        if (trace.Served is { } served && !seen.Contains(served))
        {
            yield return new("served", $"'{served}' is none of the candidates' ids.");
        }
    }
}
