using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>Something that bears a number drawn once for good, by which it is drawn into samples.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Number">Its number, in [0, 1), as good as random.</param>
/// <param name="Weight">How much it is wanted, from 0; all 0 draws evenly.</param>
/// <param name="Stratum">Which stratum it is of; null where there are none.</param>
public sealed record NumberedItem(string Id, double Number, double Weight = 0, string? Stratum = null);

/// <summary>What a draw chose.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Probability">The chance with which it was to be drawn.</param>
/// <param name="Uniform">Whether it is of the slice that was drawn evenly.</param>
/// <param name="Stratum">Its stratum.</param>
public sealed record NumberedChoice(string Id, double Probability, bool Uniform, string? Stratum = null);

/// <summary>Samples drawn by numbers that were stored with the items, so that the same seed draws the same items again.</summary>
/// <remarks>
/// The seed turns the numbers: an item is drawn when its number, turned, lies below its chance. Every item is drawn by itself (Poisson sampling), so its chance is
/// exact and <see cref="HorvitzThompson"/> applies; the number drawn varies by about the root of the number wanted. Two draws with seeds whose turns lie near
/// each other share items. Source: C.-E. Särndal, B. Swensson, J. Wretman, "Model Assisted Survey Sampling", 1992, section 3.5.
/// </remarks>
public static class NumberedDraw
{
    /// <summary>Where a seed's numbers begin: those from here on, around the end and back, are drawn first.</summary>
    /// <param name="seed">The seed.</param>
    public static double Start(ulong seed) => SplitMix64.For(seed, "numbered-draw").NextUnit();

    /// <summary>A number as a seed turns it: how far it lies behind the start, around the end and back, in [0, 1).</summary>
    /// <param name="number">In [0, 1).</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside [0, 1).</exception>
    public static double Turned(double number, ulong seed) => number is not (>= 0 and < 1)
        ? throw new ArgumentOutOfRangeException(nameof(number), number, "A number lies in [0, 1).")
        : number >= Start(seed) ? number - Start(seed) : Math.Min(number - Start(seed) + 1, Math.BitDecrement(1));

    /// <summary>Draws evenly within each stratum.</summary>
    /// <param name="items">In any order; those whose turned number is too large for any chance may be left out.</param>
    /// <param name="chances">The chance of each stratum.</param>
    /// <param name="seed">The seed; record it with the sample.</param>
    /// <returns>In ordinal order of their names.</returns>
    /// <exception cref="ArgumentException">An item is of a stratum without a chance, or has a number outside [0, 1).</exception>
    public static IReadOnlyList<NumberedChoice> Stratified(IEnumerable<NumberedItem> items, IReadOnlyDictionary<string, double> chances, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(chances);
        return
        [
            .. items.Where(item => Turned(item.Number, seed) < Chance(item))
                .Select(item => new NumberedChoice(item.Id, Chance(item), Uniform: true, item.Stratum))
                .OrderBy(choice => choice.Id, StringComparer.Ordinal),
        ];

        double Chance(NumberedItem item) => chances.TryGetValue(item.Stratum ?? "", out var chance) && chance is >= 0 and <= 1
            ? chance
            : throw new ArgumentException($"The stratum '{item.Stratum}' of {item.Id} has no chance between 0 and 1.", nameof(chances));
    }

    /// <summary>Draws by weight, with an even slice that leaves no item without a chance.</summary>
    /// <param name="items">The pool, in any order.</param>
    /// <param name="wanted">How many to draw, on average; above 0.</param>
    /// <param name="even">The share that is drawn evenly, above 0 and at most 1.</param>
    /// <param name="seed">The seed; record it with the sample.</param>
    /// <param name="share">The pool's share of all, in (0, 1], where it is those whose turned number lies below it.</param>
    /// <returns>In ordinal order of their names; chances are those among all, not only in the pool.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number wanted, the even share or the pool's share is out of its range.</exception>
    /// <remarks>Within a pool the numbers are as good as random once more, spread over its share. Cost pool log pool.</remarks>
    public static IReadOnlyList<NumberedChoice> Weighted(IReadOnlyCollection<NumberedItem> items, double wanted, double even, ulong seed, double share = 1)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted);
        var (slice, part) = (InUnit(even, nameof(even)), InUnit(share, nameof(share)));
        NumberedItem[] pool = [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
        if (Array.Find(pool, item => !(item.Weight >= 0 && double.IsFinite(item.Weight))) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Id} has the weight {wrong.Weight}; a weight is finite and not negative.", nameof(items));
        }

        var floor = Math.Min(1, wanted * slice / Math.Max(1, pool.Length));
        var wishes = ProportionalChances.Of([.. pool.Select(item => item.Weight)], wanted * (1 - slice), 0);
        return
        [
            .. pool.Select((item, place) => (Item: item, Turned: Turned(item.Number, seed) / part, Chance: 1 - ((1 - floor) * (1 - wishes[place]))))
                .Where(one => one.Turned < one.Chance)
                .Select(one => new NumberedChoice(one.Item.Id, one.Chance * part, one.Turned < floor, one.Item.Stratum)),
        ];
    }

    private static double InUnit(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A share is above 0 and at most 1.");
}
