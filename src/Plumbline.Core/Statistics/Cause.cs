namespace Plumbline.Statistics;

/// <summary>Why a value, or its interval, could not be measured: a closed list.</summary>
public enum Cause
{
    /// <summary>Fewer units than the measure needs (n_lt_2).</summary>
    TooFew,

    /// <summary>The two sides share no item (no_overlap).</summary>
    NoOverlap,

    /// <summary>No item was rated twice (insufficient_pairs).</summary>
    InsufficientPairs,

    /// <summary>Every rating is the same value (no_variation).</summary>
    NoVariation,

    /// <summary>Every difference is the same value (zero_variance).</summary>
    ZeroVariance,

    /// <summary>Nobody marked a span (no_spans).</summary>
    NoSpans,

    /// <summary>The comparisons do not connect all the models (not_connected).</summary>
    NotConnected,

    /// <summary>A predictor separates the classes, so its weight has no finite estimate (separation).</summary>
    Separation,

    /// <summary>The judge cannot tell good from bad, so nothing can be corrected by it (judge_not_better_than_chance).</summary>
    JudgeNotBetterThanChance,

    /// <summary>Part of the population can never be observed (no_positivity).</summary>
    NoPositivity,

    /// <summary>Too few observations for the method asked for (underpowered).</summary>
    Underpowered,

    /// <summary>The items were touched by what they should judge (contaminated).</summary>
    Contaminated,

    /// <summary>Nothing was asked for, so nothing was decided (no_criteria).</summary>
    NoCriteria,

    /// <summary>The machine's judgement could not be used; people's alone decide (falls_back_to_human_only).</summary>
    FallsBackToHumanOnly,

    /// <summary>Too few labels that are independent of the model under test (too_few_independent_labels).</summary>
    TooFewIndependentLabels,

    /// <summary>An evaluator or annotator was asked and gave no answer (no_answer).</summary>
    NoAnswer,
}

/// <summary>The codes of <see cref="Cause"/> as they are written on the wire.</summary>
public static class CauseCodes
{
    /// <summary>The code of a cause, e.g. <c>n_lt_2</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a declared cause.</exception>
    public static string Code(this Cause cause) => cause switch
    {
        Cause.TooFew => "n_lt_2",
        Cause.NoOverlap => "no_overlap",
        Cause.InsufficientPairs => "insufficient_pairs",
        Cause.NoVariation => "no_variation",
        Cause.ZeroVariance => "zero_variance",
        Cause.NoSpans => "no_spans",
        Cause.NotConnected => "not_connected",
        Cause.Separation => "separation",
        Cause.JudgeNotBetterThanChance => "judge_not_better_than_chance",
        Cause.NoPositivity => "no_positivity",
        Cause.Underpowered => "underpowered",
        Cause.Contaminated => "contaminated",
        Cause.NoCriteria => "no_criteria",
        Cause.FallsBackToHumanOnly => "falls_back_to_human_only",
        Cause.TooFewIndependentLabels => "too_few_independent_labels",
        Cause.NoAnswer => "no_answer",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a declared cause."),
    };
}
