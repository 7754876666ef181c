using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>The share of thumbs that point up, where no user counts for more than a cap and only users are independent.</summary>
public static class ThumbsShare
{
    /// <summary>The share of all thumbs above which a user's count less.</summary>
    public const double DefaultCap = 0.02;

    /// <summary>The capped share.</summary>
    /// <param name="raters">Users by what they gave: those with as many thumbs up and down are one entry. A thumb without a name is a user of its own.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="cap">A user's thumbs together count for at most this share of all thumbs, and for at least one; in (0, 1].</param>
    /// <returns>
    /// Σ w u / Σ w n over users with u thumbs up of n, w = min(1, max(1, cap T) / n) with T all thumbs; the number of users as the count; and
    /// "korn-graubard" bounds for the effective number of thumbs, p (1 − p) / v with the linearised variance v between users. All up or all down: each
    /// user counts as one. One user: the value, too few, no interval. Unknown without thumbs. A warning says how many users the cap holds.
    /// Cost: linear in the entries.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the level or the cap is outside its range.</exception>
    /// <remarks>
    /// Source: E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated from survey
    /// data", Survey Methodology 24, 1998; the variance of a ratio over clusters: W. G. Cochran, "Sampling Techniques", 3rd edition, 1977, chapter 6.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<RaterThumbs> raters, double level = 0.95, double cap = DefaultCap)
    {
        ArgumentNullException.ThrowIfNull(raters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cap, 1);
        var tail = ConfidenceLevel.Tail(level);
        RaterThumbs[] given = [.. raters.Select(RaterThumbs.Checked).Where(one => one.Thumbs > 0 && one.Raters > 0)];
        var (users, all) = ((int)Math.Min(int.MaxValue, given.Sum(one => one.Raters)), given.Sum(one => (double)one.Raters * one.Thumbs));
        if (users == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no thumbs.");
        }

        var limit = Math.Max(1, cap * all);
        var held = given.Where(one => one.Thumbs > limit).Sum(one => one.Raters);
        return Bounded([.. given.Select(one => new Weighed(one, Math.Min(1, limit / one.Thumbs)))], users, tail, level) with
        {
            Warnings = held == 0 ? [] : [FormattableString.Invariant($"{held} of {users} users gave more than {Math.Max(cap, 1 / all):0.##%} of the thumbs; each counts for that much.")],
        };
    }

    private static Measurement.Known Bounded(Weighed[] given, int users, double tail, double level)
    {
        var size = given.Sum(one => one.Raters * one.Thumbs);
        var share = given.Sum(one => one.Raters * one.Up) / size;
        if (users == 1)
        {
            return new(share, 1, Cause: Cause.TooFew);
        }

        var items = share is <= 0 or >= 1 ? users : Effective(given, share, size, users, tail);
        return new(share, users, new Interval(Math.Min(share, Proportion.Lower(share * items, items, tail)), Math.Max(share, Proportion.Upper(share * items, items, tail)), level, "korn-graubard"));
    }

    private static double Effective(Weighed[] given, double share, double size, int users, double tail)
    {
        var spread = given.Sum(one => one.Raters * Math.Pow(one.Up - (share * one.Thumbs), 2)) * users / (users - 1) / (size * size);
        var effective = Math.Min(size, share * (1 - share) / spread);
        var ratio = size > 2 ? StudentT.Quantile(tail, size - 1) / StudentT.Quantile(tail, users - 1) : 1;
        return effective * Math.Min(1, ratio * ratio);
    }

    private readonly struct Weighed(RaterThumbs given, double weight)
    {
        public double Raters { get; } = given.Raters;

        public double Up { get; } = weight * given.Up;

        public double Thumbs { get; } = weight * given.Thumbs;
    }
}

/// <summary>Users who gave as many thumbs up and as many down.</summary>
/// <param name="Up">Thumbs up of each.</param>
/// <param name="Down">Thumbs down of each.</param>
/// <param name="Raters">How many users.</param>
public readonly record struct RaterThumbs(long Up, long Down, long Raters = 1)
{
    /// <summary>Thumbs of each.</summary>
    public long Thumbs => Up + Down;

    internal static RaterThumbs Checked(RaterThumbs given)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(given.Up);
        ArgumentOutOfRangeException.ThrowIfNegative(given.Down);
        ArgumentOutOfRangeException.ThrowIfNegative(given.Raters);
        return given;
    }
}
