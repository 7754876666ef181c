using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Whether a judge favours answers of its own family more than people do; above 0 it does.</summary>
/// <param name="WhenBetter">Share preferred by the judge of answers that people prefer: own less other ("newcombe").</param>
/// <param name="WhenWorse">Share preferred by the judge of answers that people do not prefer, own less other ("newcombe").</param>
/// <param name="AgainstPeople">Judge's less people's mean preference, own less other: a difference of differences ("welch-t").</param>
public sealed record SelfPreference(Measurement WhenBetter, Measurement WhenWorse, Measurement AgainstPeople)
{
    /// <summary>Measures the favour, three ways.</summary>
    /// <param name="pairs">Pairs of answers, independent of each other, in any order; put an own answer first, and leave out pairs of two.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Each way with its interval; unknown where one of its groups is empty.</returns>
    /// <exception cref="ArgumentException">A preference is not 0, 0.5 or 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// A tie of the judge is no preference. Sources: K. Wataoka, T. Takahashi, R. Ri, "Self-preference bias in LLM-as-a-judge", 2024; M. Hardt,
    /// E. Price, N. Srebro, "Equality of opportunity in supervised learning", NeurIPS 2016.
    /// </remarks>
    public static SelfPreference Of(IReadOnlyList<JudgedPair> pairs, double level = 0.95)
    {
        var rows = JudgedPair.Checked(pairs);
        return new(Gap(rows, 1, level), Gap(rows, 0, level), Against(rows, level));
    }

    private static Measurement Gap(JudgedPair[] rows, double human, double level)
    {
        (int Preferred, int All) Group(bool own)
        {
            var group = rows.Where(row => row.Human == human && row.OwnFirst == own).ToArray();
            return (group.Count(row => row.Judge == 1), group.Length);
        }

        var (own, other) = (Group(true), Group(false));
        return Newcombe.Of(own.Preferred, own.All, other.Preferred, other.All, level);
    }

    private static Measurement Against(JudgedPair[] rows, double level)
    {
        (double Mean, double Variance, int All) Group(bool own)
        {
            var totals = ClusterTotals.Single([.. rows.Where(row => row.OwnFirst == own).Select(row => row.Judge - row.Human)]);
            return (totals.Mean, totals.Variance * totals.Count, totals.Count);
        }

        var (own, other) = (Group(true), Group(false));
        return Welch.Of(own.Mean, own.Variance, own.All, other.Mean, other.Variance, other.All, level);
    }
}
