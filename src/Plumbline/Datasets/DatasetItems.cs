using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>A trace and its labels as a dataset keeps them: its own copy, so that nothing later changes it.</summary>
internal static class DatasetItems
{
    public static DatasetItem Of(Trace trace, string group, Split split, IEnumerable<Label> labels)
    {
        var served = trace.Served ?? (trace.Candidates is null && trace.Output is not null ? DatasetItem.OutputCandidate : null);
        var candidates = trace.Candidates?.Select(candidate => Written(candidate, trace)).ToArray() ?? (trace.Output is { } output
            ? [new Candidate(DatasetItem.OutputCandidate, output, trace.Model, trace.Family)]
            : []);
        return new(
            trace.Id, group, split, trace.Input, candidates,
            [.. Latest(labels, served ?? DatasetItem.OutputCandidate).Select(label => Kept(label, served ?? DatasetItem.OutputCandidate)).Where(label => candidates.Any(candidate => candidate.Id == label.Candidate))],
            served, trace.Reference);
    }

    /// <summary>An answer whose writer was not stated was written by the model of its trace.</summary>
    private static Candidate Written(Candidate answer, Trace trace) => answer is { Model: null, Family: null } ? answer with { Model = trace.Model, Family = trace.Family } : answer;

    /// <summary>An annotator who judged the same thing again has thought again: the last word counts.</summary>
    private static IEnumerable<Label> Latest(IEnumerable<Label> labels, string served) =>
        labels.GroupBy(label => (label.Annotator, label.Dimension, label.Candidate ?? served, label.Other, label.Origin)).Select(group => group.MaxBy(label => (label.At, label.Id))!);

    private static DatasetLabel Kept(Label label, string served) => new(
        label.Id, label.Candidate ?? served, label.Dimension, label.Annotator, label.Origin, label.Score, label.Other, label.Rubric,
        label.Exposures, label.SelectedBy, label.InclusionProbability);
}
