namespace Plumbline.Optimizers.Objectives;

/// <summary>What a preference objective needs to know of one preference pair.</summary>
/// <param name="PolicyChosen">log π(chosen | prompt) under the policy in training, summed over the completion; natural log.</param>
/// <param name="PolicyRejected">log π(rejected | prompt) under the policy in training.</param>
/// <param name="ReferenceChosen">log π(chosen | prompt) under the frozen reference; 0 where the objective has none.</param>
/// <param name="ReferenceRejected">log π(rejected | prompt) under the frozen reference.</param>
public readonly record struct PairLogProbabilities(
    double PolicyChosen, double PolicyRejected, double ReferenceChosen = 0, double ReferenceRejected = 0)
{
    /// <summary>Tokens of the chosen completion, at least 1; read by length-aware objectives only.</summary>
    public double ChosenLength { get; init; } = 1;

    /// <summary>Tokens of the rejected completion, at least 1.</summary>
    public double RejectedLength { get; init; } = 1;

    /// <summary>How much this pair counts in the mean over a batch, at least 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>P(chosen is better), 0 to 1: below 1 for a soft label.</summary>
    public double Preference { get; init; } = 1;

    /// <summary>How far the policy moved towards the chosen answer, relative to the reference: Δ, in nats.</summary>
    public double Delta => PolicyChosen - ReferenceChosen - (PolicyRejected - ReferenceRejected);

    /// <summary>Δ with each side's log-ratio divided by its length.</summary>
    public double DeltaPerToken =>
        ((PolicyChosen - ReferenceChosen) / ChosenLength) - ((PolicyRejected - ReferenceRejected) / RejectedLength);
}
