namespace Plumbline.Optimizers.Objectives;

/// <summary>Loss over the tokens of a batch and its gradient.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Gradient">d loss / d of the first-named input (log-probabilities, logits or values), in its shape; 0 at masked places.</param>
public sealed record TokenLoss(double Loss, IReadOnlyList<double[]> Gradient);
