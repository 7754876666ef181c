using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Statistics;

namespace Plumbline.Optimizers;

/// <summary>Pairs as an optimizer reads them, an eighth of their groups held out to diagnose the run with.</summary>
/// <param name="Training">What it learns from.</param>
/// <param name="HeldOut">Pairs of other groups; empty sets are refused by the optimizer.</param>
internal sealed record TrainingData(PairSet Training, PairSet HeldOut)
{
    private const double HeldOutShare = 0.125;

    /// <summary>Splits by group, so that no prompt or conversation is on both sides; the same seed gives the same sides.</summary>
    /// <exception cref="RefusedException">There are too few groups to hold any out.</exception>
    public static TrainingData Of(IReadOnlyList<PreferencePair> pairs, ulong seed)
    {
        var sides = pairs.ToLookup(pair => SplitMix64.For(seed ^ Fnv1a.Hash(pair.Group), "train/held-out").NextUnit() < HeldOutShare);
        return !sides[false].Any() || !sides[true].Any()
            ? throw RefusedException.Conflict("pairs", $"{pairs.Count} pairs of {pairs.DistinctBy(pair => pair.Group).Count()} groups are too few to hold any out; build more pairs.")
            : new(Set(sides[false]), Set(sides[true]));
    }

    private static PairSet Set(IEnumerable<PreferencePair> pairs) => PairSet.Of(pairs.Where(pair => pair.Chosen.Text != pair.Rejected.Text).Select(pair => new TrainingPair(
        string.Join('\n', pair.Prompt.Select(message => message.Content)), pair.Chosen.Text, pair.Rejected.Text, pair.Weight)));
}
