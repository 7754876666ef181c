using Plumbline.Datasets;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Statistics;

namespace Plumbline.Optimizers;

/// <summary>Pairs as an optimizer reads them, an eighth of their groups, at least one, held out to diagnose the run with.</summary>
/// <param name="Training">What it learns from.</param>
/// <param name="HeldOut">Pairs of other groups.</param>
internal sealed record TrainingData(PairSet Training, PairSet HeldOut)
{
    private const double HeldOutShare = 0.125;

    /// <summary>
    /// Splits by group, so that no prompt or conversation is on both sides; the same seed gives the same sides. The groups held out are drawn by
    /// number and not by a coin each, so that a few large groups, such as debates, still leave some on both sides.
    /// </summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="items">The dataset items they come from: a policy chooses among all candidates of a prompt, not only those of its pairs.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="RefusedException">There are fewer than two groups.</exception>
    public static TrainingData Of(IReadOnlyList<PreferencePair> pairs, IReadOnlyList<DatasetItem> items, ulong seed)
    {
        PreferencePair[] usable = [.. pairs.Where(pair => pair.Chosen.Text != pair.Rejected.Text)];
        string[] groups = [.. usable.Select(pair => pair.Group).Distinct(StringComparer.Ordinal)];
        if (groups.Length < 2)
        {
            throw RefusedException.Conflict("pairs",
                $"{usable.Length} pairs with two different answers, of {groups.Length} {(groups.Length == 1 ? "group" : "groups")}, are too few to hold any out: a conversation or prompt is never parted. Label more of them, or cut the dataset with a larger train split.");
        }

        var heldOut = groups.OrderBy(group => SplitMix64.For(seed ^ Fnv1a.Hash(group), "train/held-out").NextUnit()).ThenBy(group => group, StringComparer.Ordinal)
            .Take((int)Math.Ceiling(HeldOutShare * groups.Length)).ToHashSet(StringComparer.Ordinal);
        var sides = usable.ToLookup(pair => heldOut.Contains(pair.Group));
        var drawn = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        return new(Set(sides[false], drawn), Set(sides[true], drawn));
    }

    private static PairSet Set(IEnumerable<PreferencePair> pairs, Dictionary<string, DatasetItem> items) => PairSet.Of(
        pairs.Select(pair => new TrainingPair(Text(pair), pair.Chosen.Text, pair.Rejected.Text, pair.Weight)),
        pairs.DistinctBy(pair => pair.Item).GroupBy(Text, StringComparer.Ordinal).Select(prompt => new CandidateSet(prompt.Key, Drawn(prompt.Select(pair => items[pair.Item])))));

    /// <summary>
    /// The candidates of a prompt over all items that ask it. A text that one item drew twice was drawn twice; the same text in two items is the
    /// same answer, as where each item compares two answers of one debate.
    /// </summary>
    private static string[] Drawn(IEnumerable<DatasetItem> items) =>
    [
        .. items.SelectMany(item => item.Candidates.CountBy(candidate => candidate.Text)).GroupBy(text => text.Key, StringComparer.Ordinal)
            .SelectMany(text => Enumerable.Repeat(text.Key, text.Max(count => count.Value))),
    ];

    private static string Text(PreferencePair pair) => string.Join('\n', pair.Prompt.Select(message => message.Content));
}
