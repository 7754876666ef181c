namespace Plumbline.Optimizers.Reranking;

/// <summary>Trains a reranking policy on preference pairs.</summary>
public static class DpoReranking
{
    /// <summary>Its name among the optimizers.</summary>
    public const string Method = "dpo";

    /// <summary>Sets a run up; nothing is trained until its steps are taken.</summary>
    /// <param name="pairs">What to learn from.</param>
    /// <param name="settings">Objective, descent and features.</param>
    /// <param name="reference">The frozen policy to stay close to, whose features are used; null is the uniform policy.</param>
    /// <exception cref="ArgumentException">A setting is outside its range or would be ignored, a pair has a margin, or the features differ from the reference's.</exception>
    /// <remarks>
    /// At the first step the policy is its reference: the sigmoid loss is ln 2 and the divergence 0. Equal pairs in any order, settings, seed
    /// and reference give equal bits. Cost a step: linear in the features of the candidates of the batch's prompts.
    /// </remarks>
    public static TrainingRun<RerankingPolicy> Start(PairSet pairs, DpoSettings settings, RerankingPolicy? reference = null)
    {
        if (pairs.Pairs.Any(pair => pair.Margin != 0))
        {
            throw new ArgumentException("A preference objective would ignore the margin of a pair; remove it or train a reward model.", nameof(pairs));
        }

        return Start(Encoded(pairs, settings, reference), settings, reference);
    }

    internal static TrainingRun<RerankingPolicy> Start(EncodedPairs data, DpoSettings settings, RerankingPolicy? reference)
    {
        IReadOnlyList<double> frozen = reference?.TotalWeights ?? new double[data.Map.Dimension];
        var fingerprint = Fingerprint.Of(Method, settings.ToJson(), data, frozen);
        return new(new DpoTask(data, settings.Objective, frozen), settings.Descent, fingerprint, weights => new(data.Map, frozen, weights));
    }

    internal static EncodedPairs Encoded(PairSet pairs, DpoSettings settings, RerankingPolicy? reference) =>
        EncodedPairs.Of(pairs, Map(settings.Features, reference?.Features) ?? FeatureMap.Learn(settings.Features ?? new(), pairs.Candidates));

    private static FeatureMap? Map(FeatureSettings? asked, FeatureMap? reference) =>
        reference is null || asked is null || asked.Canonical().Same(reference.Settings)
            ? reference
            : throw new ArgumentException("The features differ from those of the reference, whose weights would mean something else; leave them out or start from the uniform policy.");
}
