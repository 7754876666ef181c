using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Statistics;

namespace Plumbline.Optimizers;

/// <summary>Pairs as an optimizer reads them, an eighth of their groups, at least one, held out to diagnose the run with.</summary>
/// <param name="Training">What it learns from.</param>
/// <param name="HeldOut">Pairs of other groups; empty sets are refused by the optimizer.</param>
internal sealed record TrainingData(PairSet Training, PairSet HeldOut)
{
    private const double HeldOutShare = 0.125;

    /// <summary>Splits by group, so that no prompt or conversation is on both sides; the same seed gives the same sides.</summary>
    /// <exception cref="RefusedException">There are too few groups to hold any out.</exception>
    public static TrainingData Of(IReadOnlyList<PreferencePair> pairs, ulong seed)
    {
        PreferencePair[] different = [.. pairs.Where(pair => pair.Chosen.Text != pair.Rejected.Text)];
        var groups = different.Select(pair => pair.Group).Distinct(StringComparer.Ordinal)
            .ToDictionary(group => group, group => SplitMix64.For(seed ^ Fnv1a.Hash(group), "train/held-out").NextUnit(), StringComparer.Ordinal);
        if (groups.Count < 2)
        {
            throw RefusedException.Conflict("pairs", $"{different.Length} pairs of {groups.Count} group{(groups.Count == 1 ? "" : "s")} are too few to hold any out; build more pairs.");
        }

        var (first, last) = (groups.Values.Min(), groups.Values.Max());
        var sides = different.ToLookup(pair => groups[pair.Group] is var drawn && drawn < last && (drawn == first || drawn < HeldOutShare));
        return new(Set(sides[false]), Set(sides[true]));
    }

    private static PairSet Set(IEnumerable<PreferencePair> pairs) => PairSet.Of(
        pairs.Select(pair => new TrainingPair(string.Join('\n', pair.Prompt.Select(message => message.Content)), pair.Chosen.Text, pair.Rejected.Text, pair.Weight)));
}
