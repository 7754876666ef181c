using Plumbline.Descent;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Settings of a Bradley–Terry reward model.</summary>
public sealed record RewardModelSettings
{
    /// <summary>Pull of the rewards towards a mean of 0, 0 or more.</summary>
    public double Centring { get; init; } = 0.01;

    /// <summary>How the weights are fitted.</summary>
    public DescentSettings Descent { get; init; } = new();

    /// <summary>Which features.</summary>
    public FeatureSettings Features { get; init; } = new();
}
