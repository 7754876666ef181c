using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Gates;

/// <summary>What a gate on paired scores will say of a change whose true size is known.</summary>
public static class PairedChances
{
    /// <summary>Up to this many items every outcome is counted; beyond, the normal distribution is as good.</summary>
    internal const int MostCounted = 20_000;

    private const double Reach = 7.5;

    /// <summary>The chances of each verdict on one dimension whose scores are 0 or 1, decided by the bounds of Tango.</summary>
    /// <param name="items">Items both releases are scored on, at least 1.</param>
    /// <param name="discordance">Share of items on which the two releases differ, whichever is better, 0 to 1; at least |<paramref name="change"/>|.</param>
    /// <param name="change">True change of the share right; 0 for a release that is as good as the other.</param>
    /// <param name="margin">Tolerated drop, from 0 up to 1.</param>
    /// <param name="alpha">One-sided chance of error of each bound, below 0.5.</param>
    /// <returns>
    /// Up to 20,000 items the exact sum over all outcomes (of numbers better and worse), without simulation; beyond, normal. Cost O(√n) tails.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Source of the bounds: T. Tango, Statistics in Medicine 17, 1998; the chances are sums of trinomial ones.</remarks>
    public static VerdictChances Binary(int items, double discordance, double change, double margin, double alpha)
    {
        Check(items, discordance, change, margin, alpha);
        if (items > MostCounted)
        {
            return Graded(items, discordance, change, margin, alpha);
        }

        var z = -Normal.Quantile(alpha);
        var (pass, fail, needed, allowed) = (0.0, 0.0, 0, -1);
        foreach (var (worse, mass, better) in Worse(items, discordance, change))
        {
            var rest = items - worse;
            while (needed <= rest && Tango.Score(needed, worse, items, -margin) < z)
            {
                needed++;
            }

            while (allowed < rest && Tango.Score(allowed + 1, worse, items, -margin) < -z)
            {
                allowed++;
            }

            pass += needed > rest ? 0 : mass * Binomial.Survival(needed - 1, rest, better);
            fail += allowed < 0 ? 0 : mass * Binomial.Cdf(Math.Min(allowed, rest), rest, better);
        }

        return Whole(pass, fail);
    }

    /// <summary>The chances on one dimension with scores between 0 and 1, decided by normal bounds of the mean change.</summary>
    /// <param name="items">Items both releases are scored on, at least 1.</param>
    /// <param name="discordance">Mean squared change of an item's score; with scores of 0 and 1 the share of items that differ.</param>
    /// <param name="change">True mean change.</param>
    /// <param name="margin">Tolerated drop, from 0 up to 1.</param>
    /// <param name="alpha">One-sided chance of error of each bound, below 0.5.</param>
    /// <returns>
    /// Normal chances: a few hundredths too hopeful below about 50 items, where the gate widens its bounds. As the gate does, they leave room for changes
    /// that none of so few items happened to show: items that never differ prove no more than their number does.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static VerdictChances Graded(int items, double discordance, double change, double margin, double alpha)
    {
        Check(items, discordance, change, margin, alpha);
        var z = -Normal.Quantile(alpha);
        var error = Math.Sqrt(Math.Max(0, discordance - (change * change)) / items);
        var unseen = Proportion.Upper(0, items, alpha);
        var passes = Math.Max(-margin + (z * error), (unseen - margin) / (1 - unseen));
        var fails = Math.Min(-margin - (z * error), (-margin - unseen) / (1 - unseen));
        return error > 0
            ? Whole(Normal.Survival((passes - change) / error), Normal.Cdf((fails - change) / error))
            : Whole(change >= passes - LimitRule.Slack ? 1 : 0, change <= fails ? 1 : 0);
    }

    /// <summary>The chance that a rule on raw counts, "not down by more than the margin", blocks the candidate.</summary>
    /// <param name="items">Items both releases are scored on.</param>
    /// <param name="discordance">As for <see cref="Binary"/>.</param>
    /// <param name="change">True change.</param>
    /// <param name="margin">Tolerated drop.</param>
    /// <returns>Exact up to 20,000 items of 0 or 1; otherwise normal. To show what such a rule does: no gate decides by it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double BlockedByCounts(int items, double discordance, double change, double margin)
    {
        Check(items, discordance, change, margin, 0.05);
        if (items > MostCounted)
        {
            var error = Math.Sqrt((discordance - (change * change)) / items);
            return error > 0 ? Normal.Cdf((-margin - change) / error) : change < -margin ? 1 : 0;
        }

        // Blocked when worse − better > margin · n: better is at most the whole number just below worse − margin · n.
        return Worse(items, discordance, change).Sum(outcome =>
            outcome.Mass * Binomial.Cdf((int)Math.Ceiling(outcome.Worse - (items * (margin + LimitRule.Slack))) - 1, items - outcome.Worse, outcome.Better));
    }

    /// <summary>Every number of worse items that is at all likely, its chance, and the chance of each other item to be better.</summary>
    private static IEnumerable<(int Worse, double Mass, double Better)> Worse(int items, double discordance, double change)
    {
        var (worse, better) = (Math.Max(0, (discordance - change) / 2), Math.Max(0, (discordance + change) / 2));
        var given = worse < 1 ? Math.Min(1, better / (1 - worse)) : 0;
        var reach = (Reach * Math.Sqrt(items * worse * (1 - worse))) + (2 * Reach);
        var (first, last) = ((int)Math.Max(0, (items * worse) - reach), (int)Math.Min(items, (items * worse) + reach));
        return Enumerable.Range(first, last - first + 1).Select(count => (count, Binomial.Mass(count, items, worse), given));
    }

    private static VerdictChances Whole(double pass, double fail) => new(Math.Min(1, pass), Math.Min(1, fail), Math.Clamp(1 - pass - fail, 0, 1));

    private static void Check(int items, double discordance, double change, double margin, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        Probability.Checked(discordance);
        Probability.Checked(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(margin, 1 - LimitRule.Slack);
        if (!(Math.Abs(change) <= discordance + LimitRule.Slack))
        {
            throw new ArgumentOutOfRangeException(nameof(change), change, $"No change can be larger than the discordance of {discordance}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(alpha, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 0.5);
    }
}
