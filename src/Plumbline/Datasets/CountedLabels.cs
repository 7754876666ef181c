using Plumbline.Labels;

namespace Plumbline.Datasets;

/// <summary>Tells the labels that count in a version from those that do not, and counts the latter by reason: none vanishes unseen.</summary>
/// <param name="rubric">The rubric version whose labels count; null counts labels of any.</param>
internal sealed class CountedLabels(string? rubric)
{
    private readonly SortedDictionary<LeftOut, int> left = [];

    /// <summary>How many labels were left out, by reason; reasons without any are absent.</summary>
    public IReadOnlyDictionary<LeftOut, int> Left => left;

    /// <summary>Leaves labels out.</summary>
    public void LeaveOut(LeftOut reason, int count)
    {
        if (count > 0)
        {
            left[reason] = left.GetValueOrDefault(reason) + count;
        }
    }

    /// <summary>The labels of one trace that count: of the rubric, on its candidates, and of each annotator on each thing the last word.</summary>
    /// <param name="labels">All labels of the trace.</param>
    /// <param name="candidates">Ids of its answers.</param>
    /// <param name="served">Id of the answer that a label without a candidate judges.</param>
    public IReadOnlyList<Label> Of(IEnumerable<Label> labels, IReadOnlySet<string> candidates, string served)
    {
        var stated = labels.Select(label => label with { Candidate = label.Candidate ?? served }).ToArray();
        var ruled = Keep(stated, LeftOut.OtherRubric, label => rubric is null || label.Rubric is null || label.Rubric == rubric);
        var known = Keep(ruled, LeftOut.UnknownCandidate, label => candidates.Contains(label.Candidate!) && (label.Other is null || candidates.Contains(label.Other)));
        var last = known.GroupBy(label => (label.Annotator, label.Dimension, label.Candidate, label.Other, label.Origin))
            .Select(said => said.MaxBy(label => (label.At, label.Id))!).ToHashSet(ReferenceEqualityComparer.Instance);
        return Keep(known, LeftOut.Replaced, last.Contains);
    }

    private Label[] Keep(Label[] labels, LeftOut otherwise, Func<Label, bool> counts)
    {
        Label[] kept = [.. labels.Where(counts)];
        LeaveOut(otherwise, labels.Length - kept.Length);
        return kept;
    }
}
