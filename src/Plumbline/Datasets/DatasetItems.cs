using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>A trace and its labels as a dataset keeps them: its own copy, so that nothing later changes it.</summary>
internal static class DatasetItems
{
    public static DatasetItem Of(Trace trace, string group, Split split, IEnumerable<Label> labels, CountedLabels counted)
    {
        var served = trace.Served ?? (trace.Candidates is null && trace.Output is not null ? DatasetItem.OutputCandidate : null);
        var candidates = trace.Candidates?.Select(candidate => Written(candidate, trace)).ToArray() ?? (trace.Output is { } output
            ? [new Candidate(DatasetItem.OutputCandidate, output, trace.Model, trace.Family)]
            : []);
        var counting = counted.Of(labels, candidates.Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal), served ?? DatasetItem.OutputCandidate);
        return new(trace.Id, group, split, trace.Input, candidates, [.. counting.Select(Kept)], served, trace.Reference, trace.Release);
    }

    /// <summary>An answer whose writer was not stated was written by the model of its trace.</summary>
    private static Candidate Written(Candidate answer, Trace trace) => answer is { Model: null, Family: null } ? answer with { Model = trace.Model, Family = trace.Family } : answer;

    private static DatasetLabel Kept(Label label) => new(
        label.Id, label.Candidate!, label.Dimension, label.Annotator, label.Origin, label.Score, label.Other, label.Rubric,
        label.Exposures, label.SelectedBy, label.InclusionProbability);
}
