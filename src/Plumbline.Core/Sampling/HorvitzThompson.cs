using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Sampling;

/// <summary>An item of a pool that a judge scored, and a person perhaps.</summary>
/// <param name="Judge">The judge's score, 0 to 1.</param>
/// <param name="Probability">The chance with which the item was to be labelled, above 0 and at most 1.</param>
/// <param name="Label">The person's score, 0 to 1; null when the item was not chosen.</param>
public readonly record struct SampledItem(double Judge, double Probability, double? Label);

/// <summary>What people would have said of all items, from a judge of all and people's labels of some that were not drawn evenly.</summary>
public static class HorvitzThompson
{
    /// <summary>A chance below it is nobody's chance, and one label would outweigh the world.</summary>
    private const double Smallest = 1e-12;

    /// <summary>The mean of the judge's scores, corrected by each labelled item's difference over the chance of its being labelled.</summary>
    /// <param name="pool">Every item, in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The mean over this pool, with "horvitz-thompson" bounds kept within 0 and 1; the count is the labels. The value may lie a little outside 0 and 1 when
    /// labels are few. Fewer than two labels have no bounds; without items, or without labels, it is unknown.
    /// </returns>
    /// <exception cref="ArgumentException">A score is not between 0 and 1, or a probability not from 1e-12 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// mean(F) + Σ (Y − F) / π / N, unbiased whatever the judge; items must have been drawn independently (<see cref="ActiveSampling"/>). The variance is
    /// Σ (1 − π) (Y − F)² / π² / N², with two more differences, +1 and −1 at the mean weight, because a judge that few labels have not caught in an error still
    /// errs; the quantile is that of t with the effective number of labels. It says nothing about items that are not in the pool.
    /// Sources: D. G. Horvitz, D. J. Thompson, "A generalization of sampling without replacement from a finite universe", JASA 47, 1952;
    /// T. Zrnic, E. J. Candès, "Active statistical inference", ICML 2024; the two differences are our own.
    /// </remarks>
    public static Measurement Mean(IReadOnlyCollection<SampledItem> pool, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var tail = ConfidenceLevel.Tail(level);
        SampledItem[] items = [.. pool.Select(Checked)];
        SampledItem[] labelled = [.. items.Where(item => item.Label is not null)];
        if (labelled.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, items.Length == 0 ? "There are no items." : "No item was labelled.");
        }

        var value = (StableSum.Of(items.Select(item => item.Judge)) + StableSum.Of(labelled.Select(item => Difference(item) / item.Probability))) / items.Length;
        return Bounded(value, labelled, items.Length, tail, level);
    }

    /// <summary>The mean of a population of which only what was drawn was looked at, without a judge.</summary>
    /// <param name="drawn">What was drawn and labelled: each label with the chance of its being drawn and labelled.</param>
    /// <param name="population">How many the draw was made from, at least as many as were drawn.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>As <see cref="Mean(IReadOnlyCollection{SampledItem}, double)"/> for a judge that says 0 of everything, with the value kept within 0 and 1.</returns>
    /// <exception cref="ArgumentException">A label is not between 0 and 1, a probability not from 1e-12 to 1, or more were drawn than there are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Cost labels log labels, however large the population. Source: as above.</remarks>
    public static Measurement Mean(IReadOnlyCollection<(double Label, double Probability)> drawn, long population, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var tail = ConfidenceLevel.Tail(level);
        SampledItem[] labelled = [.. drawn.Select(one => Checked(new(0, one.Probability, one.Label)))];
        if (labelled.Length > population)
        {
            throw new ArgumentException($"{labelled.Length} were drawn from {population}.", nameof(population));
        }

        if (labelled.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, population == 0 ? "There are no items." : "No item was labelled.");
        }

        var value = StableSum.Of(labelled.Select(item => Difference(item) / item.Probability)) / population;
        return Bounded(Math.Clamp(value, 0, 1), labelled, population, tail, level);
    }

    private static Measurement.Known Bounded(double value, SampledItem[] labelled, double population, double tail, double level)
    {
        if (labelled.Length == 1)
        {
            return new Measurement.Known(value, 1, Cause: Cause.TooFew);
        }

        var half = -StudentT.Quantile(tail, Math.Max(1, Effective(labelled) - 1)) * Math.Sqrt(Variance(labelled)) / population;
        return new Measurement.Known(value, labelled.Length, new Interval(Math.Clamp(value - half, 0, 1), Math.Clamp(value + half, 0, 1), level, "horvitz-thompson"));
    }

    private static double Difference(SampledItem item) => item.Label!.Value - item.Judge;

    private static double Variance(SampledItem[] labelled)
    {
        var seen = StableSum.Of(labelled.Select(item => (1 - item.Probability) * Math.Pow(Difference(item) / item.Probability, 2)));
        var weight = StableSum.Mean([.. labelled.Select(item => 1 / item.Probability)]);
        return seen + (2 * (1 - (1 / weight)) * weight * weight);
    }

    /// <summary>(Σ w)² / Σ w²: how many evenly drawn labels these are worth.</summary>
    private static double Effective(SampledItem[] labelled)
    {
        var sum = StableSum.Of(labelled.Select(item => 1 / item.Probability));
        return sum * sum / StableSum.Of(labelled.Select(item => 1 / item.Probability / item.Probability));
    }

    private static SampledItem Checked(SampledItem item)
    {
        UnitScore.Checked(item.Judge);
        UnitScore.Checked(item.Label ?? 0);
        return item.Probability is >= Smallest and <= 1
            ? item
            : throw new ArgumentException($"The probability {item.Probability} is not from 1e-12 to 1.", nameof(item));
    }
}
