using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>What is to be known of a trained scorer before anyone believes in it.</summary>
/// <param name="HeldOutAccuracy">Share of held-out pairs put in people's order.</param>
/// <param name="TrainingAccuracy">The same on the pairs it learned from: far above the held-out one means over-fitting.</param>
/// <param name="Margin">Mean held-out score of chosen less rejected.</param>
/// <param name="Divergence">Mean exact KL from the reference over the held-out prompts; a budget is decided on its upper bound. Unknown for a reward model.</param>
/// <param name="LongerAccuracy">Held-out accuracy of the rule that the longer answer is better.</param>
/// <param name="LongerAgreement">Share of held-out pairs that the scorer orders as that rule does.</param>
/// <param name="LengthCorrelation">How strongly winning goes with length in the training pairs.</param>
/// <param name="Underfit">Whether it learned nothing that holds.</param>
/// <param name="Weights">What it goes by.</param>
public sealed record Diagnosis(
    Measurement HeldOutAccuracy,
    Measurement TrainingAccuracy,
    Measurement Margin,
    Measurement Divergence,
    Measurement LongerAccuracy,
    Measurement LongerAgreement,
    Measurement LengthCorrelation,
    Underfit Underfit,
    IReadOnlyList<FeatureWeight> Weights)
{
    private static readonly Measurement NoReference = new Measurement.Unknown(Cause.NoCriteria, "A reward model has no reference to diverge from.");

    /// <summary>Diagnoses a reranking policy.</summary>
    /// <param name="policy">The trained policy.</param>
    /// <param name="training">What it learned from.</param>
    /// <param name="heldOut">Pairs of other prompts.</param>
    public static Diagnosis Of(RerankingPolicy policy, PairSet training, PairSet heldOut) =>
        Of(policy, training, heldOut, Diagnostics.Divergence.Of(policy, heldOut.Candidates), FeatureWeights.Of(policy.Features, policy.AddedWeights));

    /// <summary>Diagnoses a reward model.</summary>
    /// <param name="model">The trained reward model.</param>
    /// <param name="training">What it learned from.</param>
    /// <param name="heldOut">Pairs of other prompts.</param>
    public static Diagnosis Of(RewardModel model, PairSet training, PairSet heldOut) =>
        Of(model, training, heldOut, NoReference, FeatureWeights.Of(model.Features, model.Weights));

    private static Diagnosis Of(IScorer scorer, PairSet training, PairSet heldOut, Measurement divergence, IReadOnlyList<FeatureWeight> weights)
    {
        var (scores, length) = (PairScores.Of(scorer, heldOut), new LengthRule());
        var accuracy = PairAccuracy.Of(scores, 0.95);
        return new(
            accuracy,
            PairAccuracy.Of(scorer, training),
            PromptMean.Of([.. scores.Select(score => (score.Prompt, score.Margin))], 0.95),
            divergence,
            PairAccuracy.Of(length, heldOut),
            PairAccuracy.Agreement(scorer, length, heldOut),
            Diagnostics.LengthCorrelation.Of(training),
            Underfit.Of(accuracy),
            weights);
    }
}
