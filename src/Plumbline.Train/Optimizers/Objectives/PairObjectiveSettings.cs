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

    internal IEnumerable<string> Given()
    {
        (string Name, double? Value)[] options =
        [
            ("label_smoothing", LabelSmoothing), ("gamma", Gamma), ("target_margin", TargetMargin), ("length_penalty", LengthPenalty),
        ];
        return options.Where(option => option.Value is not null).Select(option => option.Name);
    }
}
