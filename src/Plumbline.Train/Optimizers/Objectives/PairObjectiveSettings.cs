namespace Plumbline.Optimizers.Objectives;

/// <summary>Which preference objective, and its coefficients; one that is null is not given.</summary>
public sealed record PairObjectiveSettings
{
    /// <summary>One of <see cref="PairObjectives.Names"/>.</summary>
    public string Name { get; init; } = "sigmoid";

    /// <summary>How strongly the policy is tied to its reference, above 0; larger stays closer.</summary>
    public double Beta { get; init; } = 0.1;

    /// <summary>Share of labels taken to be flipped, 0 to below 0.5.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>Focus on hard pairs, 0 or more; 0 is plain DPO.</summary>
    public double? Gamma { get; init; }

    /// <summary>Reward margin that SimPO asks for, 0 or more.</summary>
    public double? TargetMargin { get; init; }

    /// <summary>Reward per token of extra length taken away before fitting.</summary>
    public double? LengthPenalty { get; init; }

    /// <summary>Every reason to refuse the settings, by the name of its field in JSON; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        if (!PairObjectives.Names.Contains(Name))
        {
            return [new("name", $"There is no objective \"{Name}\"; there are {string.Join(", ", PairObjectives.Names)}.")];
        }

        var ignored = Given().Except(PairObjectives.OptionsOf(Name));
        return
        [
            .. ignored.Select(option => new Refusal(option, $"\"{Name}\" would ignore {option}; remove it or choose another objective.")),
            .. new[]
            {
                Within("beta", Beta, Beta > 0, "above 0"),
                Within("label_smoothing", LabelSmoothing, LabelSmoothing < 0.5, "from 0 to below 0.5"),
                Within("gamma", Gamma, true, "of 0 or more"),
                Within("target_margin", TargetMargin, true, "of 0 or more"),
                Within("length_penalty", LengthPenalty, true, "of 0 or more"),
            }.OfType<Refusal>(),
        ];
    }

    internal IEnumerable<string> Given()
    {
        (string Name, double? Value)[] options =
        [
            ("label_smoothing", LabelSmoothing), ("gamma", Gamma), ("target_margin", TargetMargin), ("length_penalty", LengthPenalty),
        ];
        return options.Where(option => option.Value is not null).Select(option => option.Name);
    }

    private static Refusal? Within(string name, double? value, bool fits, string range) => value is null || (fits && value is >= 0 and < double.PositiveInfinity)
        ? null
        : new(name, FormattableString.Invariant($"{name} is {value}; it must be a number {range}."));
}
