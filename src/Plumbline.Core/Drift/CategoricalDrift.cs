using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Whether categories come as often as they did.</summary>
/// <param name="ChiSquared">Pearson's test; its effect is Cramér's V, 0 to 1.</param>
/// <param name="LikelihoodRatio">The G test; its effect is the statistic.</param>
/// <param name="JensenShannon">Jensen and Shannon's divergence of the shares, in bits, 0 to 1.</param>
/// <param name="TotalVariation">Half the sum of the changes of the shares, 0 to 1: the share of cases that moved.</param>
/// <param name="Statistic">Pearson's χ².</param>
public sealed record CategoricalDrift(DriftTest ChiSquared, DriftTest LikelihoodRatio, Measurement JensenShannon, Measurement TotalVariation, Measurement Statistic)
{
    /// <summary>Compares how often each category came in two samples.</summary>
    /// <param name="reference">Counts by category, in the rubric's order.</param>
    /// <param name="current">Counts by the same categories.</param>
    /// <returns>
    /// All figures with the cases of both samples as the count. Categories that came in neither do not count. Unknown when one sample is empty;
    /// the tests are also unknown when only one category came (<see cref="Cause.NoVariation"/>). A warning where an expected count is below 5.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a count is negative.</exception>
    /// <remarks>
    /// Sources: K. Pearson, "On the criterion…", Philosophical Magazine 50, 1900; J. Lin, "Divergence measures based on the Shannon entropy", IEEE
    /// Transactions on Information Theory 37, 1991; H. Cramér, "Mathematical Methods of Statistics", 1946.
    /// </remarks>
    public static CategoricalDrift Of(IReadOnlyList<int> reference, IReadOnlyList<int> current)
    {
        var (n, m) = Totals(reference, current);
        if (n == 0 || m == 0)
        {
            var empty = DriftTest.Not(Cause.TooFew, "One of the samples is empty.");
            return new(empty, empty, empty.Effect, empty.Effect, empty.Effect);
        }

        (double Before, double Now)[] cells = [.. reference.Zip(current, (old, now) => ((double)old, (double)now)).Where(cell => cell.Item1 + cell.Item2 > 0)];
        var (pearson, likelihood) = (cells.Sum(cell => Pearson(cell, n, m)), cells.Sum(cell => Likelihood(cell, n, m)));
        double[] shifts = [.. cells.Select(cell => Math.Abs((cell.Before / n) - (cell.Now / m)))];
        var count = (int)Math.Min(int.MaxValue, n + m);
        string[] warnings = cells.Any(cell => (cell.Before + cell.Now) * Math.Min(n, m) / (n + m) < 5) ? ["A category is so rare that the p-values are rough."] : [];
        DriftTest Test(double effect, double statistic) => cells.Length < 2
            ? DriftTest.Not(Cause.NoVariation, "Only one category came.")
            : new(new Measurement.Known(effect, count), new Measurement.Known(Statistics.Distributions.ChiSquared.Survival(statistic, cells.Length - 1), count) { Warnings = warnings });
        return new(
            Test(Math.Sqrt(pearson / (n + m)), pearson),
            Test(likelihood, likelihood),
            new Measurement.Known(cells.Sum(cell => Divergence(cell.Before / n, cell.Now / m)), count),
            new Measurement.Known(StableSum.Of(shifts) / 2, count),
            new Measurement.Known(pearson, count));
    }

    internal static (long Reference, long Current) Totals(IReadOnlyList<int> reference, IReadOnlyList<int> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Count != current.Count)
        {
            throw new ArgumentException($"There are {reference.Count} reference counts and {current.Count} current ones; each category has one of each.", nameof(current));
        }

        return reference.Concat(current).FirstOrDefault(count => count < 0) is < 0 and var negative
            ? throw new ArgumentException($"A count is {negative}; counts are not negative.", nameof(current))
            : (reference.Sum(count => (long)count), current.Sum(count => (long)count));
    }

    private static double Pearson((double Before, double Now) cell, long n, long m)
    {
        var together = cell.Before + cell.Now;
        var (expected, other) = (together * n / (n + m), together * m / (n + m));
        return ((cell.Before - expected) * (cell.Before - expected) / expected) + ((cell.Now - other) * (cell.Now - other) / other);
    }

    private static double Likelihood((double Before, double Now) cell, long n, long m)
    {
        var together = cell.Before + cell.Now;
        double Term(double count, double of) => count == 0 ? 0 : 2 * count * Math.Log(count / (together * of / (n + m)));
        return Term(cell.Before, n) + Term(cell.Now, m);
    }

    private static double Divergence(double before, double now)
    {
        var middle = (before + now) / 2;
        double Term(double share) => share == 0 ? 0 : share * Math.Log2(share / middle) / 2;
        return Term(before) + Term(now);
    }
}
