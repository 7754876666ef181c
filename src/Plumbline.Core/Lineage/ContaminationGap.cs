using Plumbline.Statistics;

namespace Plumbline.Lineage;

/// <summary>By how much a release scores better where labels are contaminated than where they are independent.</summary>
/// <remarks>
/// Newcombe's interval when every score is 0 or 1, Welch's otherwise. Both take items as independent, and as alike but for their labels: items
/// that were harder to begin with make a gap of their own. Cost O(n log n).
/// </remarks>
public static class ContaminationGap
{
    /// <summary>Mean score on contaminated labels less mean score on clean ones, in [−1, 1].</summary>
    /// <param name="contaminated">Scores from 0 to 1 that rest on contaminated labels.</param>
    /// <param name="clean">Scores from 0 to 1 that rest on independent labels.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The gap with its interval; unknown, <see cref="Cause.TooFew"/>, when either side has no score.</returns>
    /// <exception cref="ArgumentException">A score is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(IReadOnlyCollection<double> contaminated, IReadOnlyCollection<double> clean, double level) =>
        contaminated.Concat(clean).All(score => UnitScore.Checked(score) is 0 or 1)
            ? Newcombe.Of(contaminated.Count(IsRight), contaminated.Count, clean.Count(IsRight), clean.Count, level)
            : Welch.Of(Mean(contaminated), Variance(contaminated), contaminated.Count, Mean(clean), Variance(clean), clean.Count, level);

    private static bool IsRight(double score) => score == 1;

    private static double Mean(IReadOnlyCollection<double> scores) => scores.Count == 0 ? 0 : StableSum.Mean(scores);

    private static double Variance(IReadOnlyCollection<double> scores)
    {
        var mean = Mean(scores);
        return scores.Count < 2 ? 0 : StableSum.Of(scores.Select(score => (score - mean) * (score - mean))) / (scores.Count - 1);
    }
}
