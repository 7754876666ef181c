using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>
/// The anchor set of a dataset's name: closed when it is first cut, the same items in every later version. What later shares a conversation or prompt
/// with one of them is left out, since it may neither join them nor be learned from.
/// </summary>
/// <param name="previous">The version before; empty for the first.</param>
internal sealed class AnchorSet(IEnumerable<DatasetItem> previous)
{
    private readonly HashSet<string> items = [.. previous.Where(item => item.Split == Split.Anchor).Select(item => item.Id)];

    /// <summary>Whether there is a set that nothing can join.</summary>
    public bool IsClosed => items.Count > 0;

    public bool Holds(string trace) => items.Contains(trace);

    /// <summary>The traces that may have a role, with their groups; those beside an anchor item are counted as left out.</summary>
    public IReadOnlyList<(Trace Trace, string Group)> Open(IEnumerable<(Trace Trace, string Group)> grouped, ILookup<string, Label> stated, CountedLabels labels)
    {
        var all = grouped.ToArray();
        var closed = all.Where(one => Holds(one.Trace.Id)).Select(one => one.Group).ToHashSet(StringComparer.Ordinal);
        var beside = all.ToLookup(one => closed.Contains(one.Group) && !Holds(one.Trace.Id));
        labels.LeaveOut(LeftOut.AnchorClosed, beside[true].Sum(one => stated[one.Trace.Id].Count()));
        return [.. beside[false]];
    }

    /// <summary>A group that shares would have drawn into a closed set trains instead.</summary>
    public Split Drawn(Split split) => IsClosed && split == Split.Anchor ? Split.Train : split;

    /// <summary>Refuses traces that state the split of a closed set and are not in it.</summary>
    public void RefuseStated(string trace, Split split)
    {
        if (IsClosed && split == Split.Anchor)
        {
            throw RefusedException.Conflict("split_attribute", $"Trace '{trace}' is stated as anchor, and the anchor set of this name was closed with {items.Count} items. Cut under another name for another anchor set.");
        }
    }
}
