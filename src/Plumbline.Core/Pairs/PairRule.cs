using Plumbline.Datasets;
using Plumbline.Rubrics;

namespace Plumbline.Pairs;

/// <summary>When one answer is preferred to another.</summary>
/// <param name="Wins">Dimensions on which it must be better by the margin.</param>
/// <param name="Margin">How much better counts, 0 to 1; compared with a slack of 1e-12.</param>
/// <param name="Veto">Dimensions on which a preferred answer may not lose by the margin.</param>
/// <param name="Floor">The least score of a preferred answer on a floored dimension; 0.5 where a rubric names a veto.</param>
/// <param name="Dimensions">The dimensions that count; null counts all that were judged.</param>
public sealed record PairRule(
    int Wins, double Margin, IReadOnlyList<string> Veto, IReadOnlyDictionary<string, double> Floor, IReadOnlyList<string>? Dimensions = null)
{
    private const double Slack = 1e-12;

    /// <summary>The rule of a rubric: its own dimensions count, and its veto dimensions carry a floor of 0.5 on the preferred answer.</summary>
    public static PairRule Of(Rubric rubric) => new(
        rubric.Decision.Wins, rubric.Decision.Margin, rubric.Decision.Veto, rubric.Decision.Veto.Distinct().ToDictionary(dimension => dimension, _ => 0.5),
        [.. rubric.Dimensions.Select(dimension => dimension.Name)]);

    /// <summary>The rule where no rubric says otherwise: better by 0.1 on two dimensions, or on the one there is.</summary>
    /// <param name="items">The items to be compared.</param>
    public static PairRule Of(IEnumerable<DatasetItem> items) => new(
        Math.Clamp(items.SelectMany(item => item.Labels).Where(label => label is { Other: null, Score: not null }).Select(label => label.Dimension).Distinct().Take(2).Count(), 1, 2),
        0.1, [], new Dictionary<string, double>());

    /// <summary>Compares two answers to the same prompt.</summary>
    /// <param name="a">Scores of the first, by dimension; a dimension missing on either side, or not of the rule, does not count.</param>
    /// <param name="b">Scores of the second.</param>
    /// <returns>
    /// Which is preferred, and whether it loses on some other dimension (flagged). No pair when fewer than
    /// <see cref="Wins"/> dimensions are shared, when neither is better often enough, or when a veto stands against it.
    /// </returns>
    public PairVerdict Decide(IReadOnlyDictionary<string, double> a, IReadOnlyDictionary<string, double> b)
    {
        var shared = a.Keys.Where(dimension => b.ContainsKey(dimension) && Dimensions?.Contains(dimension) != false).Order(StringComparer.Ordinal).ToArray();
        if (shared.Length < Wins)
        {
            return new(Preferred.Neither, false, NoPair.Missing);
        }

        var aWins = shared.Where(dimension => a[dimension] - b[dimension] >= Margin - Slack).ToArray();
        var bWins = shared.Where(dimension => b[dimension] - a[dimension] >= Margin - Slack).ToArray();
        if (aWins.Length == bWins.Length || Math.Max(aWins.Length, bWins.Length) < Wins)
        {
            return new(Preferred.Neither, false, NoPair.NotDecisive);
        }

        var (preferred, scores, lost) = aWins.Length > bWins.Length ? (Preferred.A, a, bWins) : (Preferred.B, b, aWins);
        var vetoed = lost.Any(Veto.Contains)
            || Floor.Any(floor => scores.TryGetValue(floor.Key, out var score) && score < floor.Value - Slack);
        return vetoed ? new(Preferred.Neither, false, NoPair.Veto) : new(preferred, lost.Length > 0, null);
    }
}

/// <summary>Which of two answers is preferred.</summary>
public enum Preferred
{
    /// <summary>No pair.</summary>
    Neither,

    /// <summary>The first.</summary>
    A,

    /// <summary>The second.</summary>
    B,
}

/// <summary>Why two answers make no pair.</summary>
public enum NoPair
{
    /// <summary>Too few dimensions were judged on both.</summary>
    Missing,

    /// <summary>Neither is better on enough dimensions: a tie, or a win each.</summary>
    NotDecisive,

    /// <summary>The better one loses, or falls below the floor, on a veto dimension.</summary>
    Veto,
}

/// <summary>The outcome of a comparison.</summary>
/// <param name="Preferred">Which is preferred.</param>
/// <param name="Flagged">True when the preferred answer loses on some dimension.</param>
/// <param name="Reason">Why there is no pair; null when there is one.</param>
public sealed record PairVerdict(Preferred Preferred, bool Flagged, NoPair? Reason);
