using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Bounds of an estimate from a clustered sandwich that hold with few clusters, too.</summary>
/// <remarks>
/// The variance of the plain sandwich times G / (G − 1), and Student's t with G − 1 degrees of freedom, with G the clusters that the estimate
/// really rests on: (Σ v)² / Σ v², v being a cluster's share of the information. G is the number of clusters when they are alike, and 1 when a single one tells of the estimate.
/// Sources: K.-Y. Liang, S. L. Zeger, Biometrika 73, 1986; A. V. Carter, K. T. Schnepel, D. G. Steigerwald, "Asymptotic behavior of a t-test robust to cluster
/// heterogeneity", Review of Economics and Statistics 99, 2017 (the effective number of clusters).
/// </remarks>
internal static class SandwichBounds
{
    private const double Slack = 1e-9;

    /// <param name="value">The estimate.</param>
    /// <param name="variance">By the plain sandwich.</param>
    /// <param name="information">For each cluster how much of the variance its rows would explain by the model alone, 0 or above.</param>
    /// <param name="count">The independent units to report.</param>
    /// <param name="level">Two-sided level.</param>
    /// <returns>Without an interval when less than two clusters tell of the estimate, or nothing varies from cluster to cluster.</returns>
    public static Measurement.Known Of(double value, double variance, IReadOnlyCollection<double> information, int count, double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        var (sum, squares) = (information.Sum(), information.Sum(one => one * one));
        var effective = squares > 0 ? sum * sum / squares : 0;
        if (effective < 2 - Slack)
        {
            return new(value, count, Cause: Cause.TooFew);
        }

        if (variance <= Slack * sum)
        {
            return new(value, count, Cause: Cause.ZeroVariance);
        }

        var half = -StudentT.Quantile(tail, effective - 1) * Math.Sqrt(variance * effective / (effective - 1));
        return new(value, count, new Interval(value - half, value + half, level, "sandwich"));
    }
}
