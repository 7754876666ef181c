using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How often a judge says the same when it is asked the same again.</summary>
/// <param name="Agreement">Mean over items of the share of pairs of answers that are the same, 0 to 1.</param>
/// <param name="Unanimous">Share of items whose answers were all the same ("wilson").</param>
public sealed record SelfConsistency(Measurement Agreement, Measurement Unanimous)
{
    /// <summary>Measures it over repeated answers.</summary>
    /// <param name="repeats">For each item the judge's answers, as categories, in any order; null where it gave none. Numbers of answers may differ.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The count is the items with two answers; bounds are those of t over items, widened for what none of so few items happened to show. Unknown
    /// (<see cref="Cause.InsufficientPairs"/>) without such items.
    /// </returns>
    /// <exception cref="ArgumentException">An answer is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// A judge cannot agree with people more than with itself allows, so read it beside <see cref="HumanCeiling"/>. Cost linear in the answers.
    /// Source: X. Wang and others, "Self-consistency improves chain of thought reasoning in language models", ICLR 2023 (the term); the share of pairs is that of
    /// <see cref="Plumbline.Agreement.PercentAgreement"/>.
    /// </remarks>
    public static SelfConsistency Of(IReadOnlyList<IReadOnlyList<double?>> repeats, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(repeats);
        double[] shares = [.. repeats.Select((item, place) => Same(item, place)).OfType<double>()];
        return shares.Length == 0
            ? new(None, None)
            : new(ShareOfItems.Mean(shares, null, level), Proportion.Wilson(shares.Count(share => share > 1 - 1e-12), shares.Length, level));
    }

    private static Measurement.Unknown None => new(Cause.InsufficientPairs, "The judge was asked no item twice.");

    private static double? Same(IReadOnlyList<double?> answers, int place)
    {
        double[] given = [.. answers.OfType<double>()];
        if (!Array.TrueForAll(given, OrdinaryNumber.Holds))
        {
            throw new ArgumentException($"Item {place + 1} has an answer that is not a finite number; a category is one, or null where there is none.", nameof(answers));
        }

        return given.Length < 2 ? null : given.CountBy(answer => answer).Sum(same => same.Value * (same.Value - 1.0)) / (given.Length * (given.Length - 1.0));
    }
}
