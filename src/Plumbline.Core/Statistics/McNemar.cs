using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Whether two releases differ on the items where exactly one of them is right. Shown; the gate decides by bounds.</summary>
public static class McNemar
{
    /// <summary>The exact two-sided p-value; 1 when the releases never differ.</summary>
    /// <param name="newOnly">Items only the new release got right.</param>
    /// <param name="oldOnly">Items only the old release got right.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <remarks>Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12, 1947.</remarks>
    public static double ExactP(int newOnly, int oldOnly) => Math.Min(1, 2 * Binomial.Cdf(Fewer(newOnly, oldOnly), newOnly + oldOnly, 0.5));

    /// <summary>The mid-p value: less conservative, no longer guaranteed. Null when the releases never differ.</summary>
    /// <param name="newOnly">Items only the new release got right.</param>
    /// <param name="oldOnly">Items only the old release got right.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <remarks>
    /// Source: M. W. Fagerland, S. Lydersen, P. Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than
    /// exact conditional", BMC Medical Research Methodology 13, 2013.
    /// </remarks>
    public static double? MidP(int newOnly, int oldOnly)
    {
        var (fewer, differing) = (Fewer(newOnly, oldOnly), newOnly + oldOnly);
        return differing == 0 ? null : Math.Min(1, (2 * Binomial.Cdf(fewer, differing, 0.5)) - Binomial.Mass(fewer, differing, 0.5));
    }

    private static int Fewer(int newOnly, int oldOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(oldOnly);
        return Math.Min(newOnly, oldOnly);
    }
}
