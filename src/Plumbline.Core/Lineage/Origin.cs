namespace Plumbline.Lineage;

/// <summary>Who made a label, having seen what.</summary>
public enum Origin
{
    /// <summary>A person who saw neither a model's judgement nor other labels.</summary>
    HumanBlind,

    /// <summary>A person who saw a model's draft or judgement before answering.</summary>
    HumanSawOutput,

    /// <summary>A person who rewrote a model's output.</summary>
    HumanEditedOutput,

    /// <summary>A person who wrote the answer without a draft.</summary>
    Demonstration,

    /// <summary>Derived from what a user did or clicked.</summary>
    UserSignal,

    /// <summary>A model that judges.</summary>
    Judge,

    /// <summary>Read from a reward that came with the trace.</summary>
    RewardTrace,

    /// <summary>Made by a program, a model or a code check.</summary>
    Synthetic,
}

/// <summary>What a model contributed to a label.</summary>
public enum ExposureRelation
{
    /// <summary>The model wrote the label.</summary>
    Authored,

    /// <summary>The model judged the item.</summary>
    Judged,

    /// <summary>The label was edited from the model's draft.</summary>
    EditedFromDraft,

    /// <summary>The model's output or judgement was shown to the annotator.</summary>
    Shown,

    /// <summary>The model filtered or selected the item.</summary>
    FilteredSelected,

    /// <summary>The model wrote the prompt.</summary>
    PromptGenerated,
}

/// <summary>One contact between a model and a label.</summary>
/// <param name="Relation">What the model did.</param>
/// <param name="BeforeCommit">True when it happened before the annotator committed to an answer.</param>
/// <param name="Model">The model; null when only the family is known.</param>
/// <param name="Family">Its family, the unit of independence; null is unknown, which counts as contaminated.</param>
public sealed record Exposure(ExposureRelation Relation, bool BeforeCommit, string? Model = null, string? Family = null);

/// <summary>The model or family that chose or filtered an item.</summary>
/// <param name="Model">The model; null when only the family is known.</param>
/// <param name="Family">Its family.</param>
public sealed record Selector(string? Model = null, string? Family = null);
