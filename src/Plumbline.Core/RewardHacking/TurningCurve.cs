using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.RewardHacking;

/// <summary>A fitted curve d (α − β · turn(d)) and how sure its two numbers are.</summary>
internal sealed record TurningCurve(double Alpha, double Beta, double AlphaVariance, double BetaVariance, double Covariance, int Points, double Level)
{
    private double T => -StudentT.Quantile(ConfidenceLevel.Tail(Level), Points - 2);

    public double Height(double distance, double turn) => distance * (Alpha - (Beta * turn));

    /// <summary>At the peak a small error of where it is does not matter, so the variance is that of the height at this distance.</summary>
    public double HeightVariance(double distance, double turn) => distance * distance * (AlphaVariance - (2 * turn * Covariance) + (turn * turn * BetaVariance));

    public Measurement.Known Bounded(double value, double variance, string method)
    {
        var half = T * Math.Sqrt(Math.Max(0, variance));
        return half > 1e-12 * Math.Abs(value)
            ? new(value, Points, new Interval(value - half, value + half, Level, method))
            : new(value, Points, Cause: Cause.ZeroVariance);
    }

    /// <summary>Where (α − ρ β)² is at most t² times its variance: Fieller's bounds of α / β, carried over to what follows from it.</summary>
    public Measurement.Known Ratio(double value, Func<double, double> of)
    {
        var square = T * T;
        var (a, b, c) = ((Beta * Beta) - (square * BetaVariance), (Alpha * Beta) - (square * Covariance), (Alpha * Alpha) - (square * AlphaVariance));
        var root = (b * b) - (a * c);
        if (AlphaVariance <= 1e-24 * Alpha * Alpha)
        {
            return new(value, Points, Cause: Cause.ZeroVariance);
        }

        var (low, high) = (of((b - Math.Sqrt(Math.Max(0, root))) / a), of((b + Math.Sqrt(Math.Max(0, root))) / a));
        return a > 0 && root >= 0 && double.IsFinite(low) && double.IsFinite(high)
            ? new(value, Points, new Interval(Math.Max(0, low), high, Level, "fieller"))
            : new(value, Points, Cause: Cause.Underpowered);
    }
}
