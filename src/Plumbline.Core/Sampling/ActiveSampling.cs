using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>An item that could be labelled.</summary>
/// <param name="Id">Its name; unique.</param>
/// <param name="Uncertainty">How unsure the judge is, from 0; see <see cref="Uncertainty"/>. All 0 draws evenly.</param>
/// <param name="Place">Its coordinates, for spreading; null when it has none, and then for all items.</param>
public sealed record PoolItem(string Id, double Uncertainty, IReadOnlyList<double>? Place = null);

/// <summary>An item chosen for labelling.</summary>
/// <param name="Id">The item.</param>
/// <param name="Probability">The chance with which it was to be chosen; store it with the label, or nothing can be estimated from it.</param>
/// <param name="Uniform">Whether it belongs to the slice that was drawn evenly: the one that gates may use.</param>
public sealed record ChosenItem(string Id, double Probability, bool Uniform);

/// <summary>How the budget is shared out: to unsure items, to spread-out ones, and evenly.</summary>
/// <param name="Unsure">The share for unsure items.</param>
/// <param name="Spread">The share for items far from each other; it goes to the even slice when items have no coordinates.</param>
/// <param name="Even">The share drawn evenly. The three sum to 1.</param>
/// <param name="Floor">The least chance of any item, at least 0.001; a pool so large that the floor costs more than the budget is labelled beyond it.</param>
public sealed record ActiveMix(double Unsure = 0.5, double Spread = 0.3, double Even = 0.2, double Floor = 0.05);

/// <summary>Chooses what to label next, with a known chance for every item.</summary>
public static class ActiveSampling
{
    /// <summary>Draws a sample of about the budget's size.</summary>
    /// <param name="pool">In any order.</param>
    /// <param name="budget">How many items to label, on average; above 0.</param>
    /// <param name="seed">Seed of the draws; record it with the sample.</param>
    /// <param name="mix">The shares; null for half unsure, three tenths spread and a fifth even.</param>
    /// <returns>The chosen items in ordinal order of their names.</returns>
    /// <exception cref="ArgumentException">Names repeat, an uncertainty is negative or not finite, coordinates are ragged, or shares do not sum to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not positive.</exception>
    /// <remarks>
    /// Spread items are chosen for certain (<see cref="KCenter"/>). Every other item is drawn by itself: evenly, and by its uncertainty, with chances that no
    /// other draw changes. So each item's chance is exact, and its draws depend on its name alone, not on who else is in the pool. The number chosen varies
    /// by about the root of the budget. Cost: pool × spread items, for the distances. Estimate with <see cref="HorvitzThompson"/>.
    /// Sources: own mix; C.-E. Särndal, B. Swensson, J. Wretman, "Model Assisted Survey Sampling", 1992, section 3.5 (Poisson sampling).
    /// </remarks>
    public static IReadOnlyList<ChosenItem> Draw(IReadOnlyCollection<PoolItem> pool, int budget, ulong seed, ActiveMix? mix = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        var shares = Checked(mix ?? new());
        PoolItem[] items = [.. pool.OrderBy(item => item.Id, StringComparer.Ordinal)];
        Check(items);
        var placed = items.Length > 0 && items[0].Place is not null;
        var certain = placed ? KCenter.Of([.. items.Select(item => item.Place!)], (int)Math.Round(budget * shares.Spread)).ToHashSet() : [];
        var even = Math.Min(1, budget * (shares.Even + (placed ? 0 : shares.Spread)) / Math.Max(1, items.Length));
        var unsure = ProportionalChances.Of([.. items.Select((item, place) => certain.Contains(place) ? 0 : item.Uncertainty)], budget * shares.Unsure, certain.Count);
        return [.. items.Select((item, place) => Decide(item.Id, certain.Contains(place), even, Math.Max(unsure[place], Needed(shares.Floor, even)), seed)).OfType<ChosenItem>()];
    }

    /// <summary>The chance that, beside an even draw, brings an item to the floor.</summary>
    private static double Needed(double floor, double even) => even >= floor ? 0 : 1 - ((1 - floor) / (1 - even));

    private static ChosenItem? Decide(string id, bool certain, double even, double unsure, ulong seed)
    {
        var stream = SplitMix64.For(seed, $"active-sampling:{id}");
        var (uniform, wanted) = (stream.NextUnit() < even, stream.NextUnit() < unsure);
        return certain || uniform || wanted ? new(id, certain ? 1 : 1 - ((1 - even) * (1 - unsure)), uniform) : null;
    }

    private static ActiveMix Checked(ActiveMix mix) =>
        mix is { Unsure: >= 0, Spread: >= 0, Even: > 0, Floor: >= 0.001 and < 1 } && Math.Abs(mix.Unsure + mix.Spread + mix.Even - 1) < 1e-9
            ? mix
            : throw new ArgumentException($"The shares {mix.Unsure}, {mix.Spread} and {mix.Even} should sum to 1 with an even share above 0, and the floor {mix.Floor} lie between 0.001 and 1.", nameof(mix));

    private static void Check(PoolItem[] items)
    {
        for (var place = 0; place < items.Length; place++)
        {
            if (place > 0 && items[place].Id == items[place - 1].Id)
            {
                throw new ArgumentException($"{items[place].Id} is in the pool twice.", nameof(items));
            }

            if (!(items[place].Uncertainty >= 0 && double.IsFinite(items[place].Uncertainty)) || items[place].Place is null != items[0].Place is null)
            {
                throw new ArgumentException($"{items[place].Id} has the uncertainty {items[place].Uncertainty}, which should be finite and not negative, and coordinates as all others have, or none.", nameof(items));
            }
        }
    }
}
