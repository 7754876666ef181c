namespace Plumbline.Lineage;

/// <summary>What a model had to do with a label, and how that model stands to the candidate.</summary>
/// <param name="Exposure">What the model did.</param>
/// <param name="BeforeCommit">Whether it happened before the annotator committed to an answer; it matters for what was shown.</param>
/// <param name="With">How the model stands to the candidate.</param>
public readonly record struct Contact(ExposureRelation Exposure, bool BeforeCommit, ModelRelation With)
{
    /// <summary>How much of the label the contact may have decided, from 0 to 1: own priors, by what the model did.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The exposure is not a declared one.</exception>
    public double Weight => Exposure switch
    {
        ExposureRelation.Authored => 1,
        ExposureRelation.Judged => 0.9,
        ExposureRelation.EditedFromDraft => 0.8,
        ExposureRelation.Shown => BeforeCommit ? 0.5 : 0,
        ExposureRelation.FilteredSelected => 0.4,
        ExposureRelation.PromptGenerated => 0.2,
        _ => throw new ArgumentOutOfRangeException(nameof(Exposure), Exposure, "Not a declared exposure."),
    };
}
