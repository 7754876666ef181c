using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>The share that people would pass, from the share a judge passes and how often it errs.</summary>
/// <remarks>
/// For items whose calibration was drawn by verdict or by class; when it is a plain sample of the same items, PPI is narrower.
/// Sources: W. J. Rogan, B. Gladen, "Estimating prevalence from the results of a screening test", American Journal of Epidemiology 107, 1978;
/// for the interval, C. Lee et al., "How to correctly report LLM-as-a-judge evaluations", 2025.
/// </remarks>
public static class RoganGladen
{
    /// <summary>The corrected share with its interval.</summary>
    /// <param name="passes">Items that the judge passed, of those judged by it.</param>
    /// <param name="judged">Items judged by it.</param>
    /// <param name="calibration">The judge against people, on other items; only the two error rates are used.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// (p + specificity − 1) / (sensitivity + specificity − 1), held within 0 and 1, with "lee-2025" bounds and the judged items as the count.
    /// Unknown when the judge is no better than chance, nothing was judged, or people's labels hold one class only.
    /// </returns>
    /// <exception cref="ArgumentException">A count of the calibration is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    public static Measurement Of(int passes, int judged, ConfusionCounts calibration, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passes, judged);
        var (counts, z) = (calibration.Checked(), -Normal.Quantile(ConfidenceLevel.Tail(level)));
        if (judged == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "The judge judged no item.");
        }

        if (counts.Passes == 0 || counts.Fails == 0)
        {
            return new Measurement.Unknown(Cause.NoVariation, "People said the same of every item, so one of the judge's error rates is unknown.");
        }

        var (passed, specificity, sensitivity) = ((double)passes / judged, (double)counts.TrueFails / counts.Fails, (double)counts.TruePasses / counts.Passes);
        return Corrected(passed, specificity, sensitivity) is { } raw
            ? Bounded(raw, Bounds((passed, judged), (specificity, counts.Fails), (sensitivity, counts.Passes), z), judged, level)
            : new Measurement.Unknown(Cause.JudgeNotBetterThanChance, "The judge tells good from bad no better than chance.");
    }

    /// <summary>How many of the calibration labels should be of items that people pass, so that the interval is narrowest.</summary>
    /// <param name="labels">Labels to be given in all.</param>
    /// <param name="share">The share expected to pass, in (0, 1).</param>
    /// <param name="sensitivity">The judge's, guessed or from a pilot, 0 to 1.</param>
    /// <param name="specificity">The judge's, guessed or from a pilot, 0 to 1.</param>
    /// <returns>Rounded; half when the guess says that the judge never errs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int PassesToLabel(int labels, double share, double sensitivity, double specificity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(labels);
        var passed = Probability.Checked(share) * Math.Sqrt(Probability.Checked(sensitivity) * (1 - sensitivity));
        var failed = (1 - share) * Math.Sqrt(Probability.Checked(specificity) * (1 - specificity));
        return (int)Math.Round(labels * (passed + failed == 0 ? 0.5 : passed / (passed + failed)));
    }

    /// <summary>The corrected share, not held within 0 and 1; null when the judge is no better than chance.</summary>
    internal static double? Corrected(double passed, double specificity, double sensitivity) =>
        sensitivity + specificity - 1 > 1e-12 ? (passed + specificity - 1) / (sensitivity + specificity - 1) : null;

    /// <summary>Every rate is drawn towards one half by pseudo-counts before the error is worked out; null when that leaves no judge.</summary>
    internal static (double Low, double High)? Bounds((double Rate, int Items) judged, (double Rate, int Items) failed, (double Rate, int Items) right, double z)
    {
        var (items, fails, passes) = (judged.Items + (z * z), failed.Items + 2, right.Items + 2);
        var passed = ((judged.Rate * judged.Items) + (z * z / 2)) / items;
        var (specificity, sensitivity) = (((failed.Rate * failed.Items) + 1) / fails, ((right.Rate * right.Items) + 1) / passes);
        if (Corrected(passed, specificity, sensitivity) is not { } share)
        {
            return null;
        }

        var (ofFails, ofPasses) = (specificity * (1 - specificity) / fails, sensitivity * (1 - sensitivity) / passes);
        var error = Math.Sqrt((passed * (1 - passed) / items) + ((1 - share) * (1 - share) * ofFails) + (share * share * ofPasses)) / (sensitivity + specificity - 1);
        var middle = share + (2 * z * z * ((share * ofPasses) - ((1 - share) * ofFails)));
        return (middle - (z * error), middle + (z * error));
    }

    private static Measurement.Known Bounded(double raw, (double Low, double High)? bounds, int judged, double level)
    {
        var value = Math.Clamp(raw, 0, 1);
        string[] warnings = raw == value ? [] : [$"The judge passed a share that its error rates do not allow; the estimate {raw:0.000} was moved to {value:0}."];
        return bounds is var (low, high)
            ? new(value, judged, new Interval(Math.Min(value, Math.Clamp(low, 0, 1)), Math.Max(value, Math.Clamp(high, 0, 1)), level, "lee-2025")) { Warnings = warnings }
            : new(value, judged, Cause: Cause.JudgeNotBetterThanChance) { Warnings = warnings };
    }
}
