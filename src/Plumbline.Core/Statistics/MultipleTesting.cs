namespace Plumbline.Statistics;

/// <summary>Adjusts p-values for how many of them were looked at: reject what is at most alpha after adjustment.</summary>
/// <remarks>
/// Every method takes p-values in any order, each in [0, 1], and returns the adjusted ones in the same order; none gives none.
/// A gate whose criteria must all pass needs no adjustment: its p-value is the largest. These are for "which slices moved".
/// </remarks>
public static class MultipleTesting
{
    /// <summary>
    /// The p-value of "every one of these holds" (intersection–union): the largest. No adjustment is due.
    /// Source: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982.
    /// </summary>
    /// <returns>1 when nothing was tested: nothing tested is nothing shown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double IntersectionUnion(IReadOnlyList<double> p) => Checked(p).DefaultIfEmpty(1).Max();

    /// <summary>Bonferroni: p · m. No false rejection at all with 1 − alpha, whatever the dependence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double[] Bonferroni(IReadOnlyList<double> p) => [.. Checked(p).Select(one => Math.Min(1, one * p.Count))];

    /// <summary>Holm: as Bonferroni and never weaker. Source: S. Holm, "A simple sequentially rejective multiple test procedure", 1979.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double[] Holm(IReadOnlyList<double> p) => Stepwise(p, fromLargest: false, (one, rank) => one * (p.Count - rank + 1));

    /// <summary>
    /// Benjamini and Hochberg: the expected share of false rejections, for independent or positively dependent tests.
    /// Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", JRSS B 57, 1995.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p) => Stepwise(p, fromLargest: true, (one, rank) => one * p.Count / rank);

    /// <summary>
    /// Benjamini and Yekutieli: the expected share of false rejections, whatever the dependence.
    /// Source: Y. Benjamini, D. Yekutieli, "The control of the false discovery rate in multiple testing under dependency", Annals of Statistics 29, 2001.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> p)
    {
        var harmonic = Enumerable.Range(1, p.Count).Sum(rank => 1.0 / rank);
        return Stepwise(p, fromLargest: true, (one, rank) => one * harmonic * p.Count / rank);
    }

    /// <summary>
    /// Hommel: the closed test of Simes' tests; stronger than Holm for independent or positively dependent tests. Cost O(m²).
    /// Source: G. Hommel, "A stagewise rejective multiple test procedure based on a modified Bonferroni test", Biometrika 75, 1988.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1].</exception>
    public static double[] Hommel(IReadOnlyList<double> p)
    {
        var sorted = Checked(p).Order().ToArray();
        return [.. p.Select(one => Enumerable.Range(1, sorted.Length).Max(size => ClosedSimes(sorted, one, size)))];
    }

    /// <summary>
    /// The largest Simes p-value over sets of this size that contain <paramref name="one"/>: the set of it and the largest others.
    /// </summary>
    private static double ClosedSimes(double[] sorted, double one, int size)
    {
        var simes = size * one;
        for (var rank = 2; rank <= size; rank++)
        {
            simes = Math.Min(simes, size * sorted[sorted.Length - size + rank - 1] / rank);
        }

        return Math.Max(one, simes);
    }

    private static double[] Stepwise(IReadOnlyList<double> p, bool fromLargest, Func<double, int, double> adjust)
    {
        double[] all = [.. Checked(p)];
        var order = NumberOrder.Places(all);
        var adjusted = new double[all.Length];
        var bound = fromLargest ? 1.0 : 0;
        for (var step = 1; step <= all.Length; step++)
        {
            var rank = fromLargest ? all.Length + 1 - step : step;
            var value = adjust(all[order[rank - 1]], rank);
            bound = fromLargest ? Math.Min(bound, value) : Math.Min(1, Math.Max(bound, value));
            adjusted[order[rank - 1]] = bound;
        }

        return adjusted;
    }

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        foreach (var one in p)
        {
            Distributions.Probability.Checked(one);
        }

        return p;
    }
}
