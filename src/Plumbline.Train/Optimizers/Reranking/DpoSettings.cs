using Plumbline.Checkpoints;
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

    /// <summary>Settings of preference optimisation as JSON: snake_case, what is left out has its default.</summary>
    /// <exception cref="ArgumentException">The text is not JSON, a key is unknown, or a value is of another kind; the message says where.</exception>
    public static DpoSettings Parse(string json) => CheckpointJson.Read<DpoSettings>(json);

    /// <summary>Every reason to refuse the settings, by the path of its field in JSON; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. Objective.Check().Select(refusal => refusal with { Field = $"objective.{refusal.Field}" }),
        .. Descent.Check().Select(refusal => refusal with { Field = $"descent.{refusal.Field}" }),
        .. (Features?.Check() ?? []).Select(refusal => refusal with { Field = $"features.{refusal.Field}" }),
    ];

    /// <summary>The settings as one line of JSON that <see cref="Parse"/> reads back.</summary>
    public string ToJson() => CheckpointJson.Write(this);
}
