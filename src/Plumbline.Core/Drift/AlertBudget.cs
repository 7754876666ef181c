using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>How many false alarms a watch will raise, and what each stream may raise so that people can still read them all.</summary>
public static class AlertBudget
{
    /// <summary>False alarms a day when every check is a test of its own at a fixed level.</summary>
    /// <param name="streams">Metrics times dimensions watched, not negative.</param>
    /// <param name="checksPerDay">Checks of each stream a day, not negative.</param>
    /// <param name="alpha">Chance of a false alarm at one check, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double FalseAlarmsPerDay(int streams, double checksPerDay, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(streams);
        return checksPerDay == 0 ? 0 : streams * OrdinaryNumber.Positive(checksPerDay, nameof(checksPerDay)) * Probability.Checked(alpha);
    }

    /// <summary>Checks between false alarms of one stream, on average, so that all streams together keep to a budget.</summary>
    /// <param name="streams">Streams watched, at least one.</param>
    /// <param name="checksPerDay">Checks of each stream a day, positive.</param>
    /// <param name="days">Days in which one false alarm, of any stream, is acceptable; positive.</param>
    /// <returns>What <see cref="Cusum.ThresholdFor"/> takes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double RunLength(int streams, double checksPerDay, double days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(streams);
        return streams * OrdinaryNumber.Positive(checksPerDay, nameof(checksPerDay)) * OrdinaryNumber.Positive(days, nameof(days));
    }
}
