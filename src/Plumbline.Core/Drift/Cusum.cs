using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>Adds up what standardised values exceed, on either side, and alarms when the sum does: quick to see a small lasting shift.</summary>
/// <param name="Allowance">k, what each value may be off without counting, in standard deviations; half the shift to be seen.</param>
/// <param name="Threshold">h, above which a sum alarms, in standard deviations.</param>
/// <param name="Up">The sum for a rise.</param>
/// <param name="Down">The sum for a fall.</param>
/// <remarks>
/// An update costs O(1) and keeps two numbers. Source: E. S. Page, "Continuous inspection schemes", Biometrika 41, 1954.
/// </remarks>
public sealed record Cusum(double Allowance, double Threshold, double Up = 0, double Down = 0)
{
    private const double Slack = 1e-12;

    /// <summary>How far a sum of normal values is beyond the threshold when it passes it, on average, on both ends together.</summary>
    private const double Overshoot = 1.166;

    /// <summary>Whether a sum is above the threshold.</summary>
    public bool Alarm => Math.Max(Up, Down) > Threshold + Slack;

    /// <summary>The state after one more value.</summary>
    /// <param name="value">Standardised: less the mean in order, over its standard deviation.</param>
    /// <exception cref="ArgumentException">The value, the allowance or the threshold is not finite or is beyond ±1e70.</exception>
    public Cusum Next(double value) => OrdinaryNumber.HoldAll(value, Allowance, Threshold)
        ? this with { Up = Math.Max(0, Up + value - Allowance), Down = Math.Max(0, Down - value - Allowance) }
        : throw new ArgumentException($"The value {value}, the allowance {Allowance} and the threshold {Threshold} should be finite, within ±1e70.", nameof(value));

    /// <summary>How many values pass, on average, before one side alarms.</summary>
    /// <param name="allowance">k, positive.</param>
    /// <param name="threshold">h, positive.</param>
    /// <param name="shift">The true mean of the standardised values: 0 for false alarms. Both sides watched alarm twice as often at 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <remarks>
    /// (e⁻²ᵈᵇ + 2 d b − 1) / (2 d²), d = shift − k, b = h + 1.166; within a few in a hundred. Source: D. Siegmund, "Sequential Analysis", 1985.
    /// </remarks>
    public static double RunLength(double allowance, double threshold, double shift = 0)
    {
        OrdinaryNumber.Positive(threshold, nameof(threshold));
        return OrdinaryNumber.Holds(shift)
            ? RunLengthTo(threshold + Overshoot, shift - OrdinaryNumber.Positive(allowance, nameof(allowance)))
            : throw new ArgumentOutOfRangeException(nameof(shift), shift, "The shift should be a number.");
    }

    /// <summary>The threshold at which one side alarms falsely once in so many values.</summary>
    /// <param name="runLength">Values between false alarms, on average, positive.</param>
    /// <param name="allowance">k, positive.</param>
    /// <returns>0 when even that alarms more seldom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double ThresholdFor(double runLength, double allowance)
    {
        OrdinaryNumber.Positive(allowance, nameof(allowance));
        OrdinaryNumber.Positive(runLength, nameof(runLength));
        if (RunLengthTo(Overshoot, -allowance) >= runLength)
        {
            return 0;
        }

        var high = 1.0;
        while (RunLength(allowance, high) < runLength)
        {
            high *= 2;
        }

        return BracketedNewton.Solve(0, high, high / 2, threshold =>
        {
            var (height, length) = (threshold + Overshoot, RunLengthTo(threshold + Overshoot, -allowance));
            return (Math.Log(length / runLength), (Math.Exp(2 * allowance * height) - 1) / (allowance * length));
        });
    }

    private static double RunLengthTo(double height, double drift) => Math.Abs(drift * height) < 1e-4
        ? height * height * (1 - (2 * drift * height / 3))
        : Math.Min(double.MaxValue, (Math.Exp(-2 * drift * height) + (2 * drift * height) - 1) / (2 * drift * drift));
}
