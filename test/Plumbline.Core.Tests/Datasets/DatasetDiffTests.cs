using static Plumbline.Datasets.SomeItems;

namespace Plumbline.Datasets;

public sealed class DatasetDiffTests
{
    private static readonly DatasetItem[] Older = [Item("t1", Score("l1", "a", 1)), Item("t2", Score("l2", "a", 1)), Item("t3")];

    [Fact]
    public void A_version_against_itself_has_no_difference()
    {
        var diff = DatasetDiff.Of(Older, [.. Older.Reverse()]);

        Assert.Empty(diff.Added.Concat(diff.Removed).Concat(diff.Rewritten));
        Assert.Equal((0, 0, 0, 0), (diff.Moved.Count, diff.LabelsChanged.Count, diff.LabelsAdded, diff.LabelsRemoved));
    }

    [Fact]
    public void Added_removed_moved_and_rewritten_items_are_named()
    {
        DatasetItem[] newer =
        [
            Older[0] with { Split = Split.Test },
            Older[1] with { Candidates = [new("a", "Another answer")] },
            Item("t4", Score("l4", "a", 0), Score("l5", "b", 1)),
        ];

        var diff = DatasetDiff.Of(Older, newer);

        Assert.Equal(["t4"], diff.Added);
        Assert.Equal(["t3"], diff.Removed);
        Assert.Equal(["t2"], diff.Rewritten);
        Assert.Equal([new("t1", Split.Train, Split.Test)], diff.Moved);
        Assert.Equal((2, 0), (diff.LabelsAdded, diff.LabelsRemoved));
    }

    [Fact]
    public void A_judgement_withdrawn_to_cannot_judge_is_a_change() => Assert.Equal(
        [new ChangedLabel("l1", "t1", "tone", 1, null)],
        DatasetDiff.Of(Older, [Item("t1", Score("l1", "a", null)), Older[1], Older[2]]).LabelsChanged);
}
