using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How the true score rises and falls again as a policy is pushed further towards a proxy of it.</summary>
/// <param name="Alpha">α of the curve: the gain of the first small step.</param>
/// <param name="Beta">β of the curve: what pushing on costs.</param>
/// <param name="Peak">Distance √KL at which the true score is highest. Unknown when the curve never turns.</param>
/// <param name="PeakScore">The true score there.</param>
/// <param name="SquaredError">Sum of the squared distances of the checkpoints from the curve; null without a fit.</param>
public sealed record OverOptimization(Measurement Alpha, Measurement Beta, Measurement Peak, Measurement PeakScore, double? SquaredError)
{
    private const int Fewest = 5;
    private const double Near = 0.8;

    /// <summary>The divergence from the reference at which the true score is highest, in nats: the square of the distance.</summary>
    public double? KlAtPeak => Peak is Measurement.Known known ? known.Value * known.Value : null;

    /// <summary>Whether a policy is past 0.8 of the way to the peak, where pushing on hardly pays any more.</summary>
    /// <param name="distance">√KL of the policy.</param>
    /// <returns>Null where there is no peak to go by.</returns>
    public bool? IsNear(double distance) => Peak is Measurement.Known known ? distance > Near * known.Value : null;

    /// <summary>Fits the curve by least squares.</summary>
    /// <param name="checkpoints">Distance √KL (above 0) and true score (of people or a verified check, less that of the reference) of each, in any order.</param>
    /// <param name="method">How they were made; all in one way.</param>
    /// <returns>Point estimates with the number of checkpoints. Unknown (underpowered) with fewer than 5, and when all have the same distance.</returns>
    /// <exception cref="ArgumentException">A distance is not above 0, or a figure is not finite.</exception>
    /// <remarks>Source: L. Gao, J. Schulman, J. Hilton, "Scaling laws for reward model overoptimization", ICML 2023. Cost O(n log n).</remarks>
    public static OverOptimization Fit(IReadOnlyList<(double Distance, double Score)> checkpoints, OptimizationMethod method)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        (double Distance, double Score)[] points = [.. checkpoints.Select(Checked)];
        if (points.Length < Fewest)
        {
            return Nothing(Cause.Underpowered, $"{points.Length} checkpoints have a true score; the curve needs {Fewest}.");
        }

        double[] gain = [.. points.Select(point => point.Distance)], cost = [.. points.Select(point => -point.Distance * Turn(point.Distance, method))];
        var (gg, cc, gc) = (Sum(gain, gain), Sum(cost, cost), Sum(gain, cost));
        var determinant = (gg * cc) - (gc * gc);
        if (!(determinant > 1e-12 * gg * cc))
        {
            return Nothing(Cause.NoVariation, "The checkpoints are all equally far from the reference.");
        }

        double[] score = [.. points.Select(point => point.Score)];
        var (gs, cs) = (Sum(gain, score), Sum(cost, score));
        return Curve(((cc * gs) - (gc * cs)) / determinant, ((gg * cs) - (gc * gs)) / determinant, points, method);
    }

    private static OverOptimization Curve(double alpha, double beta, (double Distance, double Score)[] points, OptimizationMethod method)
    {
        double Score(double distance) => distance * (alpha - (beta * Turn(distance, method)));
        var peak = method == OptimizationMethod.BestOfN ? alpha / (2 * beta) : Math.Exp((alpha / beta) - 1);
        var turns = beta > 0 && peak > 0 && double.IsFinite(peak);
        Measurement none = new Measurement.Unknown(Cause.NoVariation, "The true score does not turn within what the curve can tell.");
        return new(
            new Measurement.Known(alpha, points.Length),
            new Measurement.Known(beta, points.Length),
            turns ? new Measurement.Known(peak, points.Length) : none,
            turns ? new Measurement.Known(Score(peak), points.Length) : none,
            StableSum.Of(points.Select(point => (point.Score - Score(point.Distance)) * (point.Score - Score(point.Distance)))));
    }

    private static double Turn(double distance, OptimizationMethod method) => method switch
    {
        OptimizationMethod.BestOfN => distance,
        OptimizationMethod.ReinforcementLearning => Math.Log(distance),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a declared method."),
    };

    private static double Sum(double[] one, double[] other) => StableSum.Of(one.Zip(other, (x, y) => x * y));

    private static OverOptimization Nothing(Cause cause, string reason)
    {
        var unknown = new Measurement.Unknown(cause, reason);
        return new(unknown, unknown, unknown, unknown, null);
    }

    private static (double Distance, double Score) Checked((double Distance, double Score) point, int at) =>
        point.Distance > 0 && Magnitude.IsUsable(point.Distance) && Magnitude.IsUsable(point.Score)
            ? point
            : throw new ArgumentException($"Checkpoint {at} has the distance {point.Distance} and the score {point.Score}; a distance is above 0, and both are finite, at most 1e100 in size.");
}
