using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>How large a change is, and how easily chance alone would show one as large.</summary>
/// <param name="Effect">The size, in the unit its measure documents; to be shown, and to judge how bad an alarm is.</param>
/// <param name="P">Chance of such an effect without any change, 0 to 1; to alarm on.</param>
public sealed record DriftTest(Measurement Effect, Measurement P)
{
    /// <summary>Whether to raise an alarm.</summary>
    /// <param name="alpha">Chance of a false alarm, e.g. 0.05.</param>
    /// <returns>Null when nothing was measured, which is not the same as no alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1.</exception>
    public bool? Alarm(double alpha) => OrdinaryNumber.Inside(alpha, nameof(alpha)) > 0 && P is Measurement.Known known ? known.Value <= alpha : null;

    internal static DriftTest Not(Cause cause, string reason)
    {
        var unknown = new Measurement.Unknown(cause, reason);
        return new(unknown, unknown);
    }
}
