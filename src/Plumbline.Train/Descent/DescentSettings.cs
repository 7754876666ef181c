namespace Plumbline.Descent;

/// <summary>How weights are fitted, whatever the objective.</summary>
public sealed record DescentSettings
{
    private const int MostEpochs = 10_000;
    private const int LargestBatch = 1_000_000;

    /// <summary>Passes over the pairs, 1 to 10,000.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Pairs a step, 1 to 1,000,000.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Update rule: <c>adamw</c> or <c>sgd</c>.</summary>
    public string Rule { get; init; } = "adamw";

    /// <summary>
    /// Highest learning rate, above 0; null is one that suits the rule and the objective (0.01/β for AdamW, β being 1 for a reward model).
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>Course of the learning rate: <c>constant</c>, <c>linear</c> or <c>cosine</c>.</summary>
    public string Schedule { get; init; } = "linear";

    /// <summary>Share of the steps over which the rate rises, 0 to below 1.</summary>
    public double WarmupShare { get; init; } = 0.05;

    /// <summary>L2: share of each weight taken away at a step of the highest rate, less with the rate; 0 to below 1.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Seed of the shuffles.</summary>
    public ulong Seed { get; init; }

    /// <summary>Every reason to refuse the settings, by the name of its field in JSON; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            Epochs is >= 1 and <= MostEpochs ? null : Outside("epochs", Epochs, $"a whole number from 1 to {MostEpochs}"),
            BatchSize is >= 1 and <= LargestBatch ? null : Outside("batch_size", BatchSize, $"a whole number from 1 to {LargestBatch}"),
            UpdateRules.Names.Contains(Rule) ? null : new("rule", $"There is no update rule \"{Rule}\"; there are {string.Join(", ", UpdateRules.Names)}."),
            Descent.Schedule.Names.Contains(Schedule) ? null : new("schedule", $"There is no schedule \"{Schedule}\"; there are {string.Join(", ", Descent.Schedule.Names)}."),
            LearningRate is null or (> 0 and < double.PositiveInfinity) ? null : Outside("learning_rate", LearningRate.Value, "above 0 and finite"),
            WarmupShare is >= 0 and < 1 ? null : Outside("warmup_share", WarmupShare, "from 0 to below 1"),
            WeightDecay is >= 0 and < 1 ? null : Outside("weight_decay", WeightDecay, "from 0 to below 1"),
        }.OfType<Refusal>(),
    ];

    /// <exception cref="ArgumentException">A value is outside its range or a name is unknown.</exception>
    internal DescentSettings Checked() => Check() is [var refusal, ..] ? throw new ArgumentException(refusal.Message) : this;

    private static Refusal Outside(string name, double value, string range) =>
        new(name, FormattableString.Invariant($"{name} is {value}; it must be {range}."));
}
