namespace Plumbline.Optimizers.Reranking;

/// <summary>One point of a training curve, measured before the step changed the weights.</summary>
/// <param name="Step">From 0.</param>
/// <param name="Epoch">From 0.</param>
/// <param name="Loss">The objective's weighted mean over the batch, without weight decay.</param>
/// <param name="RewardMargin">Mean over the batch of the reward of the chosen less that of the rejected answer.</param>
/// <param name="Accuracy">Share of the batch whose chosen answer has the higher reward; equal rewards do not count as right.</param>
/// <param name="Divergence">Mean exact KL(policy‖reference) over the batch's prompts, in nats; null for a reward model.</param>
/// <param name="GradientNorm">Euclidean norm of the gradient.</param>
/// <param name="LearningRate">The rate of this step.</param>
public sealed record TrainingStep(
    int Step, int Epoch, double Loss, double RewardMargin, double Accuracy, double? Divergence, double GradientNorm, double LearningRate);
