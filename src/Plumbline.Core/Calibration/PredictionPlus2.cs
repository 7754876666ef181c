using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>PPI++ made honest for small samples: two invented disagreements and the quantile of t. The default wherever a judge helps people count.</summary>
public static class PredictionPlus2
{
    /// <summary>The mean that people would give all items, with its interval.</summary>
    /// <param name="sample">What people and the judge scored; scores between 0 and 1, or differences between −1 and 1.</param>
    /// <param name="level">Two-sided level in (0, 1); each bound of a 0.90 interval is a one-sided 0.95 bound.</param>
    /// <returns>
    /// The mean with "ppi-plus2" bounds, held within the scale. One label: too few. Nothing but labels:
    /// <see cref="Cause.FallsBackToHumanOnly"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Labelled pairs (1, 0) and (0, 1) are added, for differences (1, 0) and (−1, 0), so that a judge who was never seen to err is not taken to
    /// be perfect; the judge's share is (k + 1) / (N + 2). In simulation the worst of 36 nominal 0.95 intervals covers 0.93, where PPI++ falls to
    /// 0.50. Sources: A. N. Angelopoulos et al., "PPI++", 2023; A. Agresti, B. Caffo, "Simple and effective confidence intervals for proportions
    /// and differences of proportions result from adding two successes and two failures", The American Statistician 54, 2000.
    /// </remarks>
    public static PredictionPowered Of(JudgedSample sample, double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level);
        if (PredictionPowered.Refused(sample) is { } refused)
        {
            return new(refused, refused, refused);
        }

        var rectified = Rectified(sample);
        var half = -StudentT.Quantile(tail, sample.Labels + 1) * rectified.Error;
        double Held(double bound) => Math.Clamp(bound, sample.Lowest, 1);
        var interval = new Interval(Held(rectified.Value - half), Held(rectified.Value + half), level, "ppi-plus2");
        return PredictionPowered.Measured(sample, rectified, new Measurement.Known(Held(rectified.Value), sample.Labels, interval));
    }

    internal static RectifiedMean Rectified(JudgedSample sample) => sample.Lowest == 0
        ? RectifiedMean.Of(sample.With(new(1, 0, 1), new(0, 1, 1)), weight: null, smoothed: true)
        : RectifiedMean.Of(sample.With(new(1, 0, 1), new(-1, 0, 1)), weight: null);
}
