using System.Text;
using System.Text.Json;
using static Plumbline.Datasets.SomeItems;

namespace Plumbline.Datasets;

public sealed class DatasetTextTests
{
    private static readonly DatasetHeader Header = new(1, "refunds", 7, "test=0.3", "rubric-1");

    private static readonly DatasetItem[] Items =
    [
        Item("t2", Score("l3", "a", 0.5)),
        Item("t1", Score("l2", "b", null), Score("l1", "a", 1)) with { Served = "a", Reference = JsonSerializer.SerializeToElement(new { amount = 40.25 }) },
    ];

    [Fact]
    public void A_version_reads_as_it_was_written()
    {
        var content = DatasetText.Write(Header, Items);

        var (header, items) = DatasetText.Read(content);

        Assert.Equal(Header, header);
        Assert.Equal(["t1", "t2"], items.Select(item => item.Id));
        Assert.Equal([null, 1.0], items[0].Labels.OrderByDescending(label => label.Id).Select(label => label.Score));
        Assert.Equal(40.25, items[0].Reference!.Value.GetProperty("amount").GetDouble());
        Assert.Equal(content, DatasetText.Write(header, items));
    }

    [Fact]
    public void The_order_of_items_and_labels_changes_no_byte() => Assert.Equal(
        DatasetText.Write(Header, Items),
        DatasetText.Write(Header, Items.Reverse().Select(item => item with { Labels = [.. item.Labels.Reverse()] })));

    [Fact]
    public void One_flipped_label_is_another_version_and_the_difference_names_it()
    {
        DatasetItem[] flipped = [Items[0], Items[1] with { Labels = [Items[1].Labels[0], Items[1].Labels[1] with { Score = 0 }] }];

        var diff = DatasetDiff.Of(Items, flipped);

        Assert.NotEqual(Version(Items), Version(flipped));
        Assert.Equal(new ChangedLabel("l1", "t1", "tone", 1, 0), Assert.Single(diff.LabelsChanged));
        Assert.Empty(diff.Added.Concat(diff.Removed).Concat(diff.Rewritten));
        Assert.Equal((0, 0, 0), (diff.LabelsAdded, diff.LabelsRemoved, diff.Moved.Count));
    }

    [Fact]
    public void A_version_names_its_content_with_64_digits() => Assert.True(Lineage.ContentHash.IsHash(Version(Items)));

    [Fact]
    public void A_text_that_is_no_version_is_refused()
    {
        Assert.Throws<JsonException>(() => DatasetText.Read([]));
        Assert.Throws<JsonException>(() => DatasetText.Read(Encoding.UTF8.GetBytes("""{"format":1,"nmae":"refunds"}""")));
        Assert.Throws<JsonException>(() => DatasetText.Read(Encoding.UTF8.GetBytes("null\n")));
    }

    private static string Version(DatasetItem[] items) => DatasetText.Version(DatasetText.Write(Header, items));
}
