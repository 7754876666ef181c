using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>A mean that people's few scores and a judge's many give together.</summary>
/// <param name="Mean">The corrected mean; its count is the items people scored.</param>
/// <param name="Weight">How far the judge is believed, 0 to 1.</param>
/// <param name="EffectiveLabels">How many items people alone would have to score for the same error.</param>
public sealed record PredictionPowered(Measurement Mean, Measurement Weight, Measurement EffectiveLabels)
{
    private const int FewDisagreements = 10;

    /// <summary>PPI and PPI++: the mean with an interval for large samples.</summary>
    /// <param name="sample">What people and the judge scored.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="weight">How far to believe the judge, 0 to 1: 1 is PPI; null, PPI++, is the weight with the smallest error.</param>
    /// <returns>
    /// The mean with "ppi-normal" bounds. For 0 and 1 with fewer than ten disagreements, "ppi-exact" bounds (<see cref="PredictionExact"/>) in
    /// their place; for other scores that the judge's error does not vary on, no interval. One label: too few. Nothing but labels:
    /// <see cref="Cause.FallsBackToHumanOnly"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level or the weight is outside its range.</exception>
    /// <remarks>
    /// At usual sizes the normal interval covers far less than it says, at worst half; <see cref="PredictionPlus2"/> is the one to use.
    /// Source: A. N. Angelopoulos, J. C. Duchi, T. Zrnic, "PPI++: Efficient prediction-powered inference", 2023.
    /// </remarks>
    public static PredictionPowered Of(JudgedSample sample, double level = 0.95, double? weight = null)
    {
        var tail = ConfidenceLevel.Tail(level);
        if (Refused(sample) is { } refused)
        {
            return new(refused, refused, refused);
        }

        var rectified = RectifiedMean.Of(sample, weight is { } given ? Probability.Checked(given) : null);
        return Measured(sample, rectified, Bounded(sample, rectified, tail, level));
    }

    /// <summary>The interval of the normal distribution, whatever the sample.</summary>
    internal static Interval NormalInterval(RectifiedMean rectified, double tail, double level)
    {
        var half = -Normal.Quantile(tail) * rectified.Error;
        return new(rectified.Value - half, rectified.Value + half, level, "ppi-normal");
    }

    internal static PredictionPowered Measured(JudgedSample sample, RectifiedMean rectified, Measurement mean) => new(
        mean,
        new Measurement.Known(rectified.Weight, sample.Labels),
        rectified.Error > 0
            ? new Measurement.Known(sample.Labels * Math.Pow(rectified.HumanError / rectified.Error, 2), sample.Labels)
            : new Measurement.Unknown(Cause.ZeroVariance, "Nothing varies, so there is no error to compare."));

    internal static Measurement.Unknown? Refused(JudgedSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Labels < 2 ? new(Cause.TooFew, "People scored fewer than two items.")
            : sample.Judged == 0 ? new(Cause.FallsBackToHumanOnly, "The judge scored no further item, so people's scores alone decide.")
            : null;
    }

    private static Measurement Bounded(JudgedSample sample, RectifiedMean rectified, double tail, double level) =>
        sample.IsBinary && (PredictionExact.Disagreements(sample) < FewDisagreements || rectified.Error == 0) ? PredictionExact.Of(sample, level)
        : rectified.Error == 0 ? new Measurement.Known(rectified.Value, sample.Labels, Cause: Cause.ZeroVariance)
        : new Measurement.Known(rectified.Value, sample.Labels, NormalInterval(rectified, tail, level));
}
