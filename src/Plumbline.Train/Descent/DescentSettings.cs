namespace Plumbline.Descent;

/// <summary>How weights are fitted, whatever the objective.</summary>
public sealed record DescentSettings
{
    /// <summary>Passes over the pairs, 1 or more.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Pairs a step, 1 or more.</summary>
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

    /// <exception cref="ArgumentException">A value is outside its range or a name is unknown.</exception>
    internal DescentSettings Checked()
    {
        UpdateRules.Named(Rule);
        Descent.Schedule.Named(Schedule);
        return this switch
        {
            { Epochs: < 1 } => throw Refusal("epochs", Epochs, "1 or more"),
            { BatchSize: < 1 } => throw Refusal("batch_size", BatchSize, "1 or more"),
            { LearningRate: { } rate and not (> 0 and < double.PositiveInfinity) } => throw Refusal("learning_rate", rate, "above 0"),
            { WarmupShare: not (>= 0 and < 1) } => throw Refusal("warmup_share", WarmupShare, "from 0 to below 1"),
            { WeightDecay: not (>= 0 and < 1) } => throw Refusal("weight_decay", WeightDecay, "from 0 to below 1"),
            _ => this,
        };
    }

    private static ArgumentException Refusal(string name, double value, string range) => new($"{name} is {value}; it must be {range}.");
}
