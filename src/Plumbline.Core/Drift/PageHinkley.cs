using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Alarms when values drift away from their own running mean, up or down; starts anew after an alarm.</summary>
/// <param name="Tolerance">What each value may be off without counting, in the unit of the values.</param>
/// <param name="Threshold">How far a sum may move from its turning point.</param>
/// <param name="Fewest">Values before the first alarm.</param>
/// <param name="Memory">What is kept of the sum with every value, in (0, 1]; 1 forgets nothing.</param>
/// <remarks>
/// An update costs O(1). It needs no reference and has no stated rate of false alarms: where one is wanted, use <see cref="Cusum"/>. Sources: E. S.
/// Page, "Continuous inspection schemes", Biometrika 41, 1954; D. V. Hinkley, "Inference about the change-point from cumulative sum tests",
/// Biometrika 58, 1971.
/// </remarks>
public sealed record PageHinkley(double Tolerance = 0.005, double Threshold = 50, int Fewest = 30, double Memory = 0.9999)
{
    private State Now { get; init; }

    /// <summary>Whether the last value raised an alarm.</summary>
    public bool Alarm => Now.Count >= Fewest && Math.Max(Now.Rise - Now.Lowest, Now.Highest - Now.Fall) > Threshold;

    /// <summary>The state after one more value.</summary>
    /// <param name="value">Finite, in the order of time.</param>
    /// <exception cref="ArgumentException">The value is not finite or is beyond ±1e70.</exception>
    public PageHinkley Next(double value)
    {
        if (!OrdinaryNumber.HoldAll(value, Tolerance, Threshold, Memory) || Math.Abs(Memory) > 1)
        {
            throw new ArgumentException($"The value {value}, the tolerance {Tolerance} and the threshold {Threshold} should be finite, within ±1e70, and the memory {Memory} at most 1.", nameof(value));
        }

        var before = Alarm ? default : Now;
        var count = before.Count + 1;
        var mean = before.Mean + ((value - before.Mean) / count);
        var rise = (Memory * before.Rise) + value - mean - Tolerance;
        var fall = (Memory * before.Fall) + value - mean + Tolerance;
        var (lowest, highest) = count == 1 ? (rise, fall) : (Math.Min(before.Lowest, rise), Math.Max(before.Highest, fall));
        return this with { Now = new(count, mean, rise, lowest, fall, highest) };
    }

    private readonly record struct State(int Count, double Mean, double Rise, double Lowest, double Fall, double Highest);
}
