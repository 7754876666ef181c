using Plumbline.Agreement;
using Plumbline.Statistics;

namespace Plumbline.Datasets;

/// <summary>What a dataset version holds, derived from its content and kept beside its hash.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Version">The hash of its content.</param>
/// <param name="Rubric">The rubric version.</param>
/// <param name="Items">Prompts.</param>
/// <param name="Labels">Labels.</param>
/// <param name="Splits">Prompts, groups and labels of each split.</param>
/// <param name="Origins">Labels of each origin: who made them, having seen what.</param>
/// <param name="CannotJudge">Labels that say "cannot judge".</param>
/// <param name="LeftOut">
/// Labels that were stated and are not in it: unknown_trace, no_split (the trace lacks the attribute that names the split), anchor_closed (it shares a conversation
/// or prompt with the anchor set, which was closed before), other_rubric,
/// unknown_candidate, replaced (the annotator thought again).
/// </param>
/// <param name="Agreement">Agreement of the annotators on each dimension.</param>
/// <param name="Changes">What changed since the previous version of the same name; null for the first.</param>
internal sealed record DatasetReport(
    string Name,
    string Version,
    string? Rubric,
    int Items,
    int Labels,
    IReadOnlyList<SplitCount> Splits,
    IReadOnlyDictionary<string, int> Origins,
    int CannotJudge,
    IReadOnlyDictionary<string, int> LeftOut,
    IReadOnlyList<DimensionAgreement> Agreement,
    DatasetChanges? Changes)
{
    /// <summary>What to do about splits that are too thin to use; empty where none is.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];
}

/// <summary>The size of one split.</summary>
internal sealed record SplitCount(Split Split, int Items, int Groups, int Labels);

/// <summary>
/// Agreement of people on one dimension, its scores apart from its votes between two candidates: percent, Krippendorff's alpha and Gwet's AC1 (AC2
/// for scores), each with its interval or its reason.
/// </summary>
internal sealed record DimensionAgreement(string Dimension, int Items, WireMeasurement Percent, WireMeasurement Alpha, WireMeasurement Ac1, bool Compared = false)
{
    public static DimensionAgreement Of(LabelAgreement measured) => new(
        measured.Dimension, measured.Items, WireMeasurement.Of(measured.Triple.Percent), WireMeasurement.Of(measured.Triple.Alpha), WireMeasurement.Of(measured.Triple.Gwet), measured.Compared);
}

/// <summary>What changed, in numbers, and the first labels that changed.</summary>
internal sealed record DatasetChanges(
    string Since, int Added, int Removed, int Moved, int Rewritten, int LabelsAdded, int LabelsRemoved, int LabelsChanged, IReadOnlyList<ChangedLabel> Examples);
