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

    /// <summary>Highest learning rate, above 0.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Course of the learning rate: <c>constant</c>, <c>linear</c> or <c>cosine</c>.</summary>
    public string Schedule { get; init; } = "linear";

    /// <summary>Share of the steps over which the rate rises, 0 to below 1.</summary>
    public double WarmupShare { get; init; } = 0.05;

    /// <summary>L2: share of each weight taken away per unit of learning rate at each step, 0 or more.</summary>
    public double WeightDecay { get; init; } = 0.1;

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
            { LearningRate: not (> 0 and < double.PositiveInfinity) } => throw Refusal("learning_rate", LearningRate, "above 0"),
            { WarmupShare: not (>= 0 and < 1) } => throw Refusal("warmup_share", WarmupShare, "from 0 to below 1"),
            { WeightDecay: not (>= 0 and < double.PositiveInfinity) } => throw Refusal("weight_decay", WeightDecay, "0 or more"),
            _ => this,
        };
    }

    private static ArgumentException Refusal(string name, double value, string range) => new($"{name} is {value}; it must be {range}.");
}
