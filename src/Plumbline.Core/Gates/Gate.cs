using Plumbline.Governors;
using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Decides whether a candidate may replace the model in production.</summary>
public static class Gate
{
    /// <summary>
    /// Checks every rule: the candidate's mean against its minimum, and its change on the same items against the previous and the anchor
    /// release. What was not measured is never a pass; missing scores beyond the tolerated share count as 0. An item that the candidate names on any
    /// dimension is missing on each where it has no score, whether its row says so or is left out. Scores by people decide only
    /// where their labels are independent of the candidate; too few of those is inconclusive.
    /// </summary>
    /// <param name="rules">What the gate file asks; no dimension at all is inconclusive.</param>
    /// <param name="candidate">The candidate's rows, at most one per item and dimension.</param>
    /// <param name="previous">The previous release's rows; null when none were given.</param>
    /// <param name="anchor">The anchor release's rows; null when none were given.</param>
    /// <param name="governors">What the governors found; a hold or a trip holds the candidate, and without a measurement nothing passes.</param>
    /// <param name="looks">How often this test split has been looked at.</param>
    /// <param name="created">When it is decided.</param>
    /// <exception cref="ArgumentException">An item has two scores on a dimension, or a score is outside 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1.</exception>
    /// <remarks>
    /// All rules must pass, so no rule's error rate needs adjusting for the number of rules.
    /// Source: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982.
    /// </remarks>
    public static GateDecision Decide(
        GateRules rules,
        IReadOnlyList<ScoreRow> candidate,
        IReadOnlyList<ScoreRow>? previous,
        IReadOnlyList<ScoreRow>? anchor,
        IReadOnlyList<GovernorFinding> governors,
        Looks looks,
        DateTimeOffset created)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(rules.Confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rules.Confidence, 1);
        var spent = Spend(rules, looks);
        var standard = new Standard(rules.Decision, spent.Alpha);
        var now = new ScoreSheet(candidate);
        var (before, pinned) = (previous is null ? null : new ScoreSheet(previous), anchor is null ? null : new ScoreSheet(anchor));
        var items = now.Items();
        DimensionDecision[] dimensions =
        [
            .. rules.Dimensions.Select(rule => IndependenceCase.Decide(
                new(rule, items, now.On(rule.Dimension), before?.On(rule.Dimension), pinned?.On(rule.Dimension), standard), rules.Independence ?? new())),
        ];
        Verdict[] verdicts =
        [
            .. dimensions.Select(dimension => dimension.Verdict),
            .. governors.Where(finding => finding.Stops).Select(_ => Verdict.Held),
            .. governors.Where(finding => !finding.Measured).Select(_ => Verdict.Inconclusive),
            .. spent.Refusal is null ? Array.Empty<Verdict>() : [Verdict.Inconclusive],
            .. dimensions.Length > 0 ? Array.Empty<Verdict>() : [Verdict.Inconclusive],
        ];
        return new(
            Verdicts.Strongest(verdicts),
            rules,
            dimensions,
            governors,
            looks,
            looks is Looks.Counted counted ? new(counted.Candidates, dimensions.ToDictionary(line => line.Dimension, line => Inflation(counted.Candidates, Deciding(line, now, items)))) : null,
            [.. Reasons(rules, now, governors, looks, spent.Refusal)],
            created)
        {
            Slices = (previous ?? anchor) is { } reference ? WatchedSlices.Of(candidate, reference, 1 - rules.Confidence) : [],
        };
    }

    private static (double Alpha, string? Refusal) Spend(GateRules rules, Looks looks)
    {
        var alpha = 1 - rules.Confidence;
        return (rules.Spending, looks) switch
        {
            (null, _) => (alpha, null),
            (_, Looks.Unknown) => (alpha, "The gate spends its error rate over looks, but the looks at this test split are not known: nothing can pass."),
            ({ } spending, Looks.Counted counted) when spending.At(alpha, counted.Number) is { } left => (left, null),
            _ => (alpha, "The looks that the gate file allows at this test split are spent: nothing can pass. Cut a fresh test split."),
        };
    }

    /// <summary>The rows behind the figure that decided: those with a score, and where missing ones counted as 0 those too.</summary>
    private static ScoreRow[] Deciding(DimensionDecision line, ScoreSheet candidate, IReadOnlyDictionary<string, string?> items)
    {
        var rows = candidate.On(line.Dimension);
        var all = line.Decided is null
            ? rows.Values.Where(row => row.Score is not null)
            : items.Select(item => rows.GetValueOrDefault(item.Key) ?? new(item.Key, line.Dimension, null, Cluster: item.Value));
        return [.. all.Where(row => row.IsIndependent).Select(row => row with { Score = row.Score ?? 0 })];
    }

    private static Measurement Inflation(int candidates, ScoreRow[] rows) => rows.Length == 0
        ? new Measurement.Unknown(Cause.TooFew, "No item has a score.")
        : new Measurement.Known(WinnersCurse.Inflation(candidates, MeanScore.StandardErrorOf(rows)), candidates);

    private static IEnumerable<string> Reasons(
        GateRules rules, ScoreSheet candidate, IReadOnlyList<GovernorFinding> governors, Looks looks, string? refusal)
    {
        string[] ungated = [.. candidate.Dimensions.Except(rules.Dimensions.Select(rule => rule.Dimension))];
        return
        [
            .. rules.Dimensions.Count > 0 ? Array.Empty<string>() : ["The gate file has no rules (no_criteria): nothing was decided."],
            .. governors.Where(finding => finding.Stops).Select(finding => $"Held by {finding.Id}: {string.Join(' ', finding.Reasons)}"),
            .. governors.Where(finding => !finding.Measured).Select(finding => $"Not measured by {finding.Id}, so nothing can pass: {string.Join(' ', finding.Reasons)}"),
            .. refusal is null ? Array.Empty<string>() : [refusal],
            .. looks is Looks.Unknown unknown ? [$"Warning: this look was not counted. {unknown.Reason}"] : Array.Empty<string>(),
            .. ungated.Length == 0 ? Array.Empty<string>() : [$"Scored, but not in the gate file: {string.Join(", ", ungated)}."],
        ];
    }
}
