namespace Plumbline.Statistics;

/// <summary>Sample quantiles.</summary>
public static class Quantile
{
    /// <summary>The quantile of type 7: h = (n − 1) p, linear between the neighbours.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="p">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not between 0 and 1.</exception>
    /// <remarks>Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996.</remarks>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs a value.", nameof(sorted));
        }

        var place = (sorted.Length - 1) * Distributions.Probability.Checked(p);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
