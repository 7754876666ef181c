using Plumbline.Checkpoints;
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

    /// <summary>Settings of a reward model as JSON: snake_case, what is left out has its default.</summary>
    /// <exception cref="ArgumentException">The text is not JSON, a key is unknown, or a value is of another kind; the message says where.</exception>
    public static RewardModelSettings Parse(string json) => CheckpointJson.Read<RewardModelSettings>(json);

    /// <summary>Every reason to refuse the settings, by the path of its field in JSON; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. Centring is >= 0 and < double.PositiveInfinity ? Array.Empty<Refusal>() : [new("centring", FormattableString.Invariant($"centring is {Centring}; it must be a number of 0 or more."))],
        .. Descent.Check().Select(refusal => refusal with { Field = $"descent.{refusal.Field}" }),
        .. Features.Check().Select(refusal => refusal with { Field = $"features.{refusal.Field}" }),
    ];

    /// <summary>The settings as one line of JSON that <see cref="Parse"/> reads back.</summary>
    public string ToJson() => CheckpointJson.Write(this);
}
