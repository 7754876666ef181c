using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>How many items people should check behind a judge: to be asked before they are.</summary>
public static class SpotCheck
{
    /// <summary>Items, none of which fails, that show failures to be rarer than a rate.</summary>
    /// <param name="rate">The failure rate to be excluded, in (0, 1).</param>
    /// <param name="confidence">One-sided, in (0, 1), e.g. 0.95.</param>
    /// <returns>The smallest n with (1 − rate)ⁿ at most 1 − confidence, which is where Clopper and Pearson's bound reaches the rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or so near its end that too many items would be needed.</exception>
    /// <remarks>Source: J. A. Hanley, A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983.</remarks>
    public static int WithoutFailure(double rate, double confidence = 0.95) =>
        Whole(Math.Log(1 - OrdinaryNumber.Inside(confidence, nameof(confidence))) / Logarithm.OnePlus(-OrdinaryNumber.Inside(rate, nameof(rate))));

    /// <summary>Items that pin a share of agreement down to a half-width.</summary>
    /// <param name="agreement">The share expected, 0 to 1.</param>
    /// <param name="halfWidth">Half the width that the interval may have, in (0, 0.5).</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The smallest n whose Wilson interval around that share is no wider.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or so near its end that too many items would be needed.</exception>
    /// <remarks>Cost O(log n). Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.</remarks>
    public static int ForAgreement(double agreement, double halfWidth, double level = 0.95)
    {
        var (share, half, z) = (Probability.Checked(agreement), Width(halfWidth), -Normal.Quantile(ConfidenceLevel.Tail(level)));
        double HalfWidth(double n) => z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
        var (low, high) = (0L, 1L);
        while (HalfWidth(high) > half)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = HalfWidth(middle) > half ? (middle, high) : (low, middle);
        }

        return Whole(high);
    }

    /// <summary>Items that pin κ of two raters with two categories down to a half-width.</summary>
    /// <param name="prevalence">Share of the first category, the same for both raters, in (0, 1).</param>
    /// <param name="kappa">The κ expected, in [0, 1].</param>
    /// <param name="halfWidth">Half the width that the interval may have, in (0, 0.5).</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>By κ's large-sample variance; at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or so near its end that too many items would be needed.</exception>
    /// <remarks>
    /// (1 − κ) ((1 − κ)(1 − 2κ) + κ(2 − κ) / (2π(1 − π))) for one item. Source: D. A. Bloch, H. C. Kraemer, "2 × 2 kappa coefficients: measures of
    /// agreement or association", Biometrics 45, 1989.
    /// </remarks>
    public static int ForKappa(double prevalence, double kappa, double halfWidth, double level = 0.95)
    {
        var (share, value, z) = (OrdinaryNumber.Inside(prevalence, nameof(prevalence)), Probability.Checked(kappa), -Normal.Quantile(ConfidenceLevel.Tail(level)) / Width(halfWidth));
        var variance = (1 - value) * (((1 - value) * (1 - (2 * value))) + (value * (2 - value) / (2 * share * (1 - share))));
        return Whole(z * z * variance);
    }

    /// <summary>The next whole number, past a hair of rounding.</summary>
    private static int Whole(double items) => items <= int.MaxValue
        ? Math.Max(1, (int)Math.Ceiling(items - 1e-9))
        : throw new ArgumentOutOfRangeException(nameof(items), items, "So much precision would need more than two thousand million items.");

    private static double Width(double halfWidth) => halfWidth is > 0 and < 0.5
        ? halfWidth
        : throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "Half the width of an interval for a share lies between 0 and 0.5.");
}
