namespace Plumbline.Optimizers.Reranking;

/// <summary>What a batch says before its gradient is used.</summary>
internal readonly record struct BatchOutcome(double Loss, double RewardMargin, double Accuracy, double? Divergence);
