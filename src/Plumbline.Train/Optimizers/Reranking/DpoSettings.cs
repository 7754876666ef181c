using Plumbline.Descent;
using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Settings of preference optimisation on a reranking policy.</summary>
public sealed record DpoSettings
{
    /// <summary>The objective and its coefficients.</summary>
    public PairObjectiveSettings Objective { get; init; } = new();

    /// <summary>How the weights are fitted.</summary>
    public DescentSettings Descent { get; init; } = new();

    /// <summary>Which features; null takes those of the reference, or the default ones without a reference.</summary>
    public FeatureSettings? Features { get; init; }
}
