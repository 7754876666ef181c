using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How the true score rises and falls again as a policy is pushed further towards a proxy of it.</summary>
/// <param name="Alpha">α of the curve: the gain of the first small step ("student-t").</param>
/// <param name="Beta">β of the curve: what pushing on costs ("student-t").</param>
/// <param name="Peak">Distance √KL at which the true score is highest ("fieller"). Unknown when the curve never turns.</param>
/// <param name="PeakScore">The true score there ("delta").</param>
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
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Estimates with the number of checkpoints and bounds of t with two degrees fewer. The peak has bounds only where the curve surely turns
    /// (else <see cref="Cause.Underpowered"/>); none has when all checkpoints lie on the curve (<see cref="Cause.ZeroVariance"/>). Unknown (underpowered)
    /// with fewer than 5, and when all have the same distance.
    /// </returns>
    /// <exception cref="ArgumentException">A distance is not above 0, or a figure is not finite.</exception>
    /// <remarks>
    /// The bounds take the curve for true and checkpoints for independent. Cost O(n log n). Sources: L. Gao, J. Schulman, J. Hilton, "Scaling laws for reward model
    /// overoptimization", ICML 2023; E. C. Fieller, "Some problems in interval estimation", JRSS B 16, 1954 (bounds of a ratio).
    /// </remarks>
    public static OverOptimization Fit(IReadOnlyList<(double Distance, double Score)> checkpoints, OptimizationMethod method, double level = 0.95)
    {
        ConfidenceLevel.Tail(level);
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
        var (alpha, beta) = (((cc * gs) - (gc * cs)) / determinant, ((gg * cs) - (gc * gs)) / determinant);
        var error = StableSum.Of(score.Select((one, at) => Math.Pow(one - (alpha * gain[at]) - (beta * cost[at]), 2)));
        var variance = error / (points.Length - 2);
        return Curve(new(alpha, beta, variance * cc / determinant, variance * gg / determinant, -variance * gc / determinant, points.Length, level), error, method);
    }

    private static OverOptimization Curve(TurningCurve curve, double error, OptimizationMethod method)
    {
        double Peak(double ratio) => method == OptimizationMethod.BestOfN ? ratio / 2 : Math.Exp(ratio - 1);
        var peak = Peak(curve.Alpha / curve.Beta);
        var turns = curve.Beta > 0 && peak > 0 && double.IsFinite(peak);
        Measurement none = new Measurement.Unknown(Cause.NoVariation, "The true score does not turn within what the curve can tell.");
        return new(
            curve.Bounded(curve.Alpha, curve.AlphaVariance, "student-t"),
            curve.Bounded(curve.Beta, curve.BetaVariance, "student-t"),
            turns ? curve.Ratio(peak, Peak) : none,
            turns ? curve.Bounded(curve.Height(peak, Turn(peak, method)), curve.HeightVariance(peak, Turn(peak, method)), "delta") : none,
            error);
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
