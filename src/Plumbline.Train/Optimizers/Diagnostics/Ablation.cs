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
    /// <param name="only">Rows to make beside the whole scorer; null makes all.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The whole scorer first, then each declared feature in the order of its name, then the n-grams.</returns>
    /// <exception cref="ArgumentException">As in training, or a row is asked for that is not in use.</exception>
    /// <remarks>
    /// Costs one training a row; texts are analysed once. The reference stays whole: a row shows what this training makes of a feature.
    /// Of twenty rows at level 0.95 one is expected to look worth something, or harmful, by chance.
    /// </remarks>
    public static IReadOnlyList<AblationRow> Of(
        PairSet training, PairSet heldOut, DpoSettings settings, RerankingPolicy? reference = null, IReadOnlyList<string>? only = null, double level = 0.95) =>
        Table(DpoReranking.Encoded(training, settings, reference), heldOut, only, level, data => DpoReranking.Start(data, settings, reference).Finish());

    /// <summary>The table of a reward model.</summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="heldOut">Pairs of prompts it does not learn from.</param>
    /// <param name="settings">Settings of every row.</param>
    /// <param name="only">Rows to make beside the whole scorer; null makes all.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The whole scorer first, then each declared feature in the order of its name, then the n-grams.</returns>
    /// <exception cref="ArgumentException">As in training, or a row is asked for that is not in use.</exception>
    /// <remarks>Costs one training a row; texts are analysed once.</remarks>
    public static IReadOnlyList<AblationRow> Of(
        PairSet training, PairSet heldOut, RewardModelSettings settings, IReadOnlyList<string>? only = null, double level = 0.95) =>
        Table(RewardModelTraining.Encoded(training, settings), heldOut, only, level, data => RewardModelTraining.Start(data, settings).Finish());

    private static IReadOnlyList<AblationRow> Table(
        EncodedPairs data, PairSet heldOut, IReadOnlyList<string>? only, double level, Func<EncodedPairs, IScorer> train)
    {
        var parts = Parts(data.Map).ToArray();
        if (only?.Except(parts.Select(part => part.Name)).FirstOrDefault() is { } stranger)
        {
            throw new ArgumentException($"There is no \"{stranger}\" to leave out; there are {string.Join(", ", parts.Select(part => part.Name))}.", nameof(only));
        }

        var whole = PairScores.Of(train(data), heldOut);
        return
        [
            new(Nothing, Decoy: false, PairAccuracy.Of(whole, level), NothingLeftOut),
            .. parts.Where(part => only?.Contains(part.Name) ?? true)
                .Select(part => Row(part.Name, whole, PairScores.Of(train(data.Without(part.Holds)), heldOut), level)),
        ];
    }

    private static Measurement NothingLeftOut { get; } = new Measurement.Unknown(Cause.NoVariation, "Nothing was left out of this row.");

    private static IEnumerable<(string Name, Func<int, bool> Holds)> Parts(FeatureMap map)
    {
        var buckets = map.Settings.Buckets;
        var declared = map.Settings.Declared.Select((name, i) => (name, (Func<int, bool>)(index => index == buckets + i)));
        return buckets > 0 ? declared.Append((NGrams, index => index < buckets)) : declared;
    }

    private static AblationRow Row(string name, IReadOnlyList<PairScore> whole, IReadOnlyList<PairScore> part, double level)
    {
        var decoy = DeclaredFeatures.All.Any(feature => feature.Name == name && feature.Decoy);
        return new(name, decoy, PairAccuracy.Of(part, level), Worth(whole, part, level));
    }

    private static Measurement Worth(IReadOnlyList<PairScore> whole, IReadOnlyList<PairScore> part, double level)
    {
        int[] change = [.. whole.Zip(part, (a, b) => (a.Margin > 0 ? 1 : 0) - (b.Margin > 0 ? 1 : 0))];
        string[] prompts = [.. whole.Select(score => score.Prompt)];
        return prompts.Distinct(StringComparer.Ordinal).Count() == prompts.Length
            ? Tango.Of(change.Count(value => value > 0), change.Count(value => value < 0), change.Length, level)
            : PairedTest.Clustered(Array.ConvertAll(change, value => (double)value), prompts, level);
    }
}
