using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Pairs;

/// <summary>Makes preference pairs of a dataset's labels; a pair never crosses prompts.</summary>
public static class PairBuilder
{
    /// <summary>Compares the candidates of every item with each other.</summary>
    /// <param name="items">Items of one split, in any order.</param>
    /// <param name="settings">The rule and its limits.</param>
    /// <returns>The pairs in the order of their ids, and what became of every comparison.</returns>
    /// <remarks>
    /// Scored labels are compared dimension by dimension. Where people compared two candidates directly, their votes decide
    /// instead of the scores: a dimension is won by more than half of the votes, ties included, so that what people could not
    /// decide stays undecided; with fewer dimensions voted on than the rule's wins, each of them has to be won.
    /// Cost: items × k².
    /// </remarks>
    public static (IReadOnlyList<PreferencePair> Pairs, PairYield Yield) Build(IEnumerable<DatasetItem> items, PairSettings settings)
    {
        var compared = items.OrderBy(item => item.Id, StringComparer.Ordinal).Select(item => ComparedItem.Of(item, settings)).Where(item => item.Judged >= 2).ToArray();
        var kept = compared.Select(item => Draw(item.Pairs, settings.CapPerPrompt, settings.Seed)).ToArray();
        var all = kept.SelectMany(pairs => pairs).ToArray();
        var pairs = Draw(all, settings.Target, settings.Seed);
        return (pairs, Yield(compared, all.Length, pairs, settings));
    }

    /// <summary>The first <paramref name="most"/> pairs in an order that depends on the seed and the ids alone.</summary>
    private static PreferencePair[] Draw(IReadOnlyList<PreferencePair> pairs, int? most, ulong seed) =>
        most is not { } limit || pairs.Count <= limit
            ? [.. pairs]
            : [.. pairs.OrderBy(pair => SplitMix64.Mix(Fnv1a.Hash(pair.Id) ^ seed)).ThenBy(pair => pair.Id, StringComparer.Ordinal)
                .Take(limit).OrderBy(pair => pair.Id, StringComparer.Ordinal)];

    private static PairYield Yield(ComparedItem[] compared, int afterCap, PreferencePair[] pairs, PairSettings settings)
    {
        int Count(NoPair reason) => compared.Sum(item => item.Refused.GetValueOrDefault(reason));
        var decisive = compared.Sum(item => item.Pairs.Count + item.ExcludedFlags);
        var comparisons = decisive + Count(NoPair.NotDecisive) + Count(NoPair.Veto) + Count(NoPair.Missing);
        var offered = compared.Sum(item => item.Pairs.Count);
        var origins = pairs.SelectMany(pair => pair.Dimensions).SelectMany(dimension => dimension.Origins).ToArray();
        var yield = new PairYield(
            compared.Length, compared.Length == 0 ? 0 : compared.Average(item => item.Judged), comparisons, decisive,
            Count(NoPair.NotDecisive), Count(NoPair.Veto), Count(NoPair.Missing), compared.Sum(item => item.Flags),
            offered - afterCap, afterCap - pairs.Length, pairs.Length,
            origins.Length == 0 ? null : origins.Count(origin => origin is Origin.Judge or Origin.RewardTrace or Origin.Synthetic) / (double)origins.Length, []);
        return yield with { Limits = PairLimits.Of(yield, settings) };
    }
}
