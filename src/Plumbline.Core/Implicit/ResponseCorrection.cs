using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>The mean rating that all users would have given, from those who did, each counting for the many like them who did not.</summary>
/// <param name="Naive">The mean of the ratings as they came: biased wherever the pleased or the angry rate more often. Without an interval.</param>
/// <param name="Ips">Inverse propensity scores: unbiased if the propensities are right, may leave the scale. With t's bounds.</param>
/// <param name="Snips">The self-normalised form: within the scale of the ratings. To be shown.</param>
/// <param name="Clipped">Inverse propensity with no answer counting for more than the limit: steadier, biased. Without an interval.</param>
/// <param name="Aipw">Doubly robust: right if either the propensities or the expected ratings are. To decide on.</param>
/// <param name="EffectiveSize">(Σ w)² / Σ w²: how many equally weighted ratings these are worth.</param>
public sealed record ResponseCorrection(Measurement Naive, Measurement Ips, Measurement Snips, Measurement Clipped, Measurement Aipw, double EffectiveSize)
{
    /// <summary>Estimates from what was served.</summary>
    /// <param name="served">Every answer served, rated or not, in any order.</param>
    /// <param name="settings">Limits; the default ones when null.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Everything but the naive mean is unknown (no_positivity) when no answer was rated or the ratings are worth fewer than the settings ask for.
    /// Propensities below the floor are raised to it, with a warning.
    /// </returns>
    /// <exception cref="ArgumentException">A propensity is outside (0, 1], or a rating is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Sources: D. G. Horvitz, D. J. Thompson, JASA 47, 1952; A. Swaminathan, T. Joachims, "The self-normalized estimator for counterfactual learning",
    /// NIPS 2015; J. M. Robins, A. Rotnitzky, L. P. Zhao, JASA 89, 1994; L. Kish, "Survey Sampling", 1965 (effective size). Cost O(n log n).
    /// </remarks>
    public static ResponseCorrection Of(IReadOnlyList<RatedServing> served, CorrectionSettings? settings = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(served);
        var limits = settings ?? new();
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        RatedServing[] all = [.. served.Select(Checked)];
        double[] weights = [.. all.Select(row => row.Rating is null ? 0 : 1 / Math.Max(limits.Floor, row.Propensity))];
        var (total, squares) = (StableSum.Of(weights), StableSum.Of(weights.Select(weight => weight * weight)));
        var effective = total > 0 ? total * total / squares : 0;
        double[] ratings = [.. all.Select(row => row.Rating).OfType<double>()];
        Measurement naive = ratings.Length == 0
            ? new Measurement.Unknown(Cause.NoPositivity, "No answer was rated.")
            : new Measurement.Known(StableSum.Mean(ratings), ratings.Length);
        if (ratings.Length == 0 || effective < limits.FewestEffective)
        {
            var unknown = new Measurement.Unknown(
                Cause.NoPositivity, $"{ratings.Length} of {all.Length} answers were rated, worth {effective:0.#} equal ones; {limits.FewestEffective:0.#} are needed.");
            return new(naive, unknown, unknown, unknown, unknown, effective);
        }

        string[] warnings = all.Count(row => row.Propensity < limits.Floor) is > 0 and var raised ? [$"{raised} propensities below {limits.Floor:0.###} were raised to it."] : [];
        string[]? units = all.Any(row => row.Unit is not null) ? [.. all.Select((row, at) => row.Unit is { } unit ? "u" + unit : $"r{at}")] : null;
        Measurement Mean(Func<RatedServing, double, double> value) => Warned(StudentMean.Of([.. all.Zip(weights, value)], units, level), warnings);
        return new(
            naive,
            Mean((row, weight) => weight * (row.Rating ?? 0)),
            Warned(SelfNormalised(all, weights, total, units, (z, level)), warnings),
            Warned(WithoutInterval(Mean((row, weight) => Math.Min(weight, limits.Clip) * (row.Rating ?? 0))), warnings),
            Mean((row, weight) => row.Expected + (weight * ((row.Rating ?? 0) - row.Expected))),
            effective);
    }

    private static Measurement.Known SelfNormalised(RatedServing[] all, double[] weights, double total, string[]? units, (double Z, double Level) confidence)
    {
        var value = StableSum.Of(all.Zip(weights, (row, weight) => weight * (row.Rating ?? 0))) / total;
        double[] rests = [.. all.Zip(weights, (row, weight) => weight == 0 ? 0 : weight * (row.Rating!.Value - value))];
        double[] sums = units is null ? rests : [.. units.Zip(rests).GroupBy(row => row.First, row => row.Second, StringComparer.Ordinal).Select(StableSum.Of)];
        var half = confidence.Z * Math.Sqrt(StableSum.Of(sums.Select(sum => sum * sum))) / total;
        return half > 0
            ? new Measurement.Known(value, sums.Length, new Interval(value - half, value + half, confidence.Level, "linearised"))
            : new Measurement.Known(value, sums.Length, Cause: Cause.ZeroVariance);
    }

    private static Measurement WithoutInterval(Measurement measured) => measured is Measurement.Known known ? known with { Interval = null } : measured;

    private static Measurement Warned(Measurement measured, string[] warnings) => measured is Measurement.Known known ? known with { Warnings = warnings } : measured;

    private static RatedServing Checked(RatedServing row, int at) => row.Propensity is > 0 and <= 1 && Magnitude.IsUsable(row.Expected) && Magnitude.IsUsable(row.Rating ?? 0)
        ? row
        : throw new ArgumentException($"Answer {at} has the propensity {row.Propensity}, the rating {row.Rating} and the expected rating {row.Expected}; a propensity is above 0 and at most 1, and all are finite, at most 1e100 in size.");
}
