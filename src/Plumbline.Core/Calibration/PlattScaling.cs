using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>Turns a judge's score into the probability that people pass the item, along a logistic curve.</summary>
/// <param name="Slope">Change of the log-odds for one unit of score.</param>
/// <param name="Intercept">Log-odds at a score of 0.</param>
/// <param name="Items">Items that the curve was fitted on.</param>
public sealed record PlattScaling(double Slope, double Intercept, int Items)
{
    private const int MostSteps = 100;

    /// <summary>A step of Newton's so small leaves an error of its square.</summary>
    private const double Converged = 1e-9;

    /// <summary>A loss is not larger for what the summing of many rows leaves uncertain.</summary>
    private const double Slack = 1e-12;

    /// <summary>The probability at a score.</summary>
    public double At(double score) => Logistic.Sigmoid((Slope * score) + Intercept);

    /// <summary>Fits the curve.</summary>
    /// <param name="scores">Finite, one an item, in any order and unit.</param>
    /// <param name="passed">Whether people passed the item.</param>
    /// <returns>The curve of highest likelihood; flat when every score is the same.</returns>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or a score is not finite or is beyond ±1e70.</exception>
    /// <remarks>
    /// Fitted to (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2) instead of 1 and 0, so that scores that separate the classes still have a finite curve.
    /// Newton's method with the step halved while it does not help. Cost O(n) a step, about ten steps. Sources: J. Platt, "Probabilistic outputs
    /// for support vector machines", 1999; H.-T. Lin, C.-J. Lin, R. C. Weng, "A note on Platt's probabilistic outputs for support vector
    /// machines", Machine Learning 68, 2007.
    /// </remarks>
    public static PlattScaling Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> passed)
    {
        (double Stated, bool Passed)[] items = [.. Stated.Finite(scores, passed).Order()];
        if (items.Length == 0)
        {
            throw new ArgumentException("A curve needs an item.", nameof(scores));
        }

        var passes = items.Count(item => item.Passed);
        var (high, low) = ((passes + 1.0) / (passes + 2), 1.0 / (items.Length - passes + 2));
        double[] targets = [.. items.Select(item => item.Passed ? high : low)];
        var mean = StableSum.Mean([.. items.Select(item => item.Stated)]);
        var spread = Math.Sqrt(StableSum.Mean([.. items.Select(item => (item.Stated - mean) * (item.Stated - mean))]));
        double[] units = [.. items.Select(item => spread == 0 ? 0 : (item.Stated - mean) / spread)];
        var (slope, intercept) = Climb(units, targets);
        return spread == 0 ? new(0, intercept, items.Length) : new(slope / spread, intercept - (slope * mean / spread), items.Length);
    }

    private static (double Slope, double Intercept) Climb(double[] units, double[] targets)
    {
        var at = (Slope: 0.0, Intercept: Math.Log(targets.Sum() / targets.Sum(target => 1 - target)));
        for (var step = 0; step < MostSteps; step++)
        {
            var (bySlope, byIntercept) = Step(units, targets, at);
            var (length, loss) = (1.0, Loss(units, targets, at));
            while (length > 1e-6 && Loss(units, targets, Moved(at, length)) > loss + Slack)
            {
                length /= 2;
            }

            at = Moved(at, length);
            if (Math.Abs(bySlope) + Math.Abs(byIntercept) < Converged)
            {
                break;
            }

            (double Slope, double Intercept) Moved((double Slope, double Intercept) from, double by) => (from.Slope + (by * bySlope), from.Intercept + (by * byIntercept));
        }

        return at;
    }

    private static (double BySlope, double ByIntercept) Step(double[] units, double[] targets, (double Slope, double Intercept) at)
    {
        var (first, second, slopes, cross, intercepts) = (0.0, 0.0, 1e-12, 0.0, 1e-12);
        for (var item = 0; item < units.Length; item++)
        {
            var chance = Logistic.Sigmoid((at.Slope * units[item]) + at.Intercept);
            var (gap, weight) = (targets[item] - chance, chance * (1 - chance));
            first += gap * units[item];
            second += gap;
            slopes += weight * units[item] * units[item];
            cross += weight * units[item];
            intercepts += weight;
        }

        var determinant = (slopes * intercepts) - (cross * cross);
        return (((intercepts * first) - (cross * second)) / determinant, ((slopes * second) - (cross * first)) / determinant);
    }

    private static double Loss(double[] units, double[] targets, (double Slope, double Intercept) at)
    {
        var loss = 0.0;
        for (var item = 0; item < units.Length; item++)
        {
            var odds = (at.Slope * units[item]) + at.Intercept;
            loss -= (targets[item] * Logistic.LogSigmoid(odds)) + ((1 - targets[item]) * Logistic.LogSigmoid(-odds));
        }

        return loss / units.Length;
    }
}
