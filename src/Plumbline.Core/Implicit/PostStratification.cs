using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>Satisfaction with every segment of users given the weight it has among all users, not among those who rated.</summary>
public static class PostStratification
{
    /// <summary>The weighted share.</summary>
    /// <param name="strata">Every segment; their shares add up to 1.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Σ share · up / rated with "post-stratified" bounds within [0, 1] and all ratings as the count. A segment with one rating: the value without an
    /// interval. Unknown (no_positivity) when a segment with users has no rating.
    /// </returns>
    /// <exception cref="ArgumentException">The shares do not add up to 1, or a count is impossible.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Corrects for who rates only as far as the segments tell them apart. Source: D. Holt, T. M. F. Smith, "Post stratification", JRSS A 142, 1979.</remarks>
    public static Measurement Of(IReadOnlyList<Stratum> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        Stratum[] present = [.. strata.Select(Checked).Where(stratum => stratum.Share > 0)];
        if (Math.Abs(StableSum.Of(strata.Select(stratum => stratum.Share)) - 1) > 1e-9)
        {
            throw new ArgumentException("The shares of the segments should add up to 1.", nameof(strata));
        }

        if (present.Any(stratum => stratum.Rated == 0))
        {
            return new Measurement.Unknown(Cause.NoPositivity, "A segment of users has no rating.");
        }

        var n = present.Sum(stratum => stratum.Rated);
        var value = StableSum.Of(present.Select(stratum => stratum.Share * stratum.Up / stratum.Rated));
        if (present.Any(stratum => stratum.Rated == 1))
        {
            return new Measurement.Known(value, n, Cause: Cause.TooFew);
        }

        var half = z * Math.Sqrt(StableSum.Of(present.Select(Variance)));
        return half == 0
            ? new Measurement.Known(value, n, Cause: Cause.ZeroVariance)
            : new Measurement.Known(value, n, new Interval(Math.Max(0, value - half), Math.Min(1, value + half), level, "post-stratified"));
    }

    private static double Variance(Stratum stratum)
    {
        var share = (double)stratum.Up / stratum.Rated;
        return stratum.Share * stratum.Share * share * (1 - share) / (stratum.Rated - 1);
    }

    private static Stratum Checked(Stratum stratum) => stratum.Up >= 0 && stratum.Up <= stratum.Rated && stratum.Share is >= 0 and <= 1
        ? stratum
        : throw new ArgumentException($"A segment has {stratum.Up} of {stratum.Rated} ratings up and the share {stratum.Share}.");
}
