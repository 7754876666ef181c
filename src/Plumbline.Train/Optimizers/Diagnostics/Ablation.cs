using Plumbline.Optimizers.Reranking;
using Plumbline.Optimizers.Reranking.Features;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>Retrains without each thing a scorer could go by, to show what each is worth on pairs never seen.</summary>
public static class Ablation
{
    /// <summary>The row of the whole scorer.</summary>
    public const string Nothing = "nothing";

    /// <summary>The row of a scorer of declared features only.</summary>
    public const string NGrams = "word n-grams";

    /// <summary>The table of a reranking policy.</summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="heldOut">Pairs of prompts it does not learn from.</param>
    /// <param name="settings">Settings of every row.</param>
    /// <param name="reference">As in <see cref="DpoReranking.Start(PairSet, DpoSettings, RerankingPolicy?)"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The whole scorer first, then each declared feature in the order of its name, then the n-grams.</returns>
    /// <exception cref="ArgumentException">As in training.</exception>
    /// <remarks>Costs one training a row; texts are analysed once.</remarks>
    public static IReadOnlyList<AblationRow> Of(
        PairSet training, PairSet heldOut, DpoSettings settings, RerankingPolicy? reference = null, double level = 0.95) =>
        Table(DpoReranking.Encoded(training, settings, reference), heldOut, level, data => DpoReranking.Start(data, settings, reference).Finish());

    /// <summary>The table of a reward model.</summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="heldOut">Pairs of prompts it does not learn from.</param>
    /// <param name="settings">Settings of every row.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The whole scorer first, then each declared feature in the order of its name, then the n-grams.</returns>
    /// <exception cref="ArgumentException">As in training.</exception>
    /// <remarks>Costs one training a row; texts are analysed once.</remarks>
    public static IReadOnlyList<AblationRow> Of(PairSet training, PairSet heldOut, RewardModelSettings settings, double level = 0.95) =>
        Table(RewardModelTraining.Encoded(training, settings), heldOut, level, data => RewardModelTraining.Start(data, settings).Finish());

    private static IReadOnlyList<AblationRow> Table(EncodedPairs data, PairSet heldOut, double level, Func<EncodedPairs, IScorer> train)
    {
        var whole = PairScores.Of(train(data), heldOut);
        return [Row(Nothing, whole, whole, level), .. Parts(data.Map).Select(part => Row(part.Name, whole, PairScores.Of(train(data.Without(part.Holds)), heldOut), level))];
    }

    private static IEnumerable<(string Name, Func<int, bool> Holds)> Parts(FeatureMap map)
    {
        var buckets = map.Settings.Buckets;
        var declared = map.Settings.Declared.Select((name, i) => (name, (Func<int, bool>)(index => index == buckets + i)));
        return buckets > 0 ? declared.Append((NGrams, index => index < buckets)) : declared;
    }

    private static AblationRow Row(string name, IReadOnlyList<PairScore> whole, IReadOnlyList<PairScore> part, double level)
    {
        var both = whole.Zip(part, (a, b) => (Whole: a.Margin > 0, Part: b.Margin > 0)).ToArray();
        var worth = Tango.Of(both.Count(row => row.Whole && !row.Part), both.Count(row => row.Part && !row.Whole), both.Length, level);
        return new(name, DeclaredFeatures.All.Any(feature => feature.Name == name && feature.Decoy), PairAccuracy.Of(part, level), worth);
    }
}
