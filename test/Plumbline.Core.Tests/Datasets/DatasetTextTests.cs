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
    public void What_annotators_are_called_changes_no_byte_and_who_said_what_does()
    {
        DatasetItem[] Said(string first, string second) => [Item("t1", Score("l1", "a", 1) with { Annotator = first }, Score("l2", "a", 1) with { Annotator = second })];

        Assert.Equal(DatasetText.Write(Header, Said("ada", "bo")), DatasetText.Write(Header, Said("p_9f", "p_01")));
        Assert.NotEqual(Version(Said("ada", "bo")), Version(Said("ada", "ada")));
        Assert.Equal(["1", "2"], DatasetText.Read(DatasetText.Write(Header, Said("ada", "bo"))).Items[0].Labels.Select(label => label.Annotator));
    }

    [Theory]
    [InlineData("""{"amount":40.25,"text":"é"}""")]
    [InlineData("""{ "text" : "\u00e9", "amount" : 40.25, "none" : null }""")]
    public void The_spelling_of_a_reference_changes_no_byte(string reference)
    {
        var content = DatasetText.Write(Header, [Item("t1", Score("l1", "a", 1)) with { Reference = JsonSerializer.Deserialize<JsonElement>(reference) }]);

        Assert.Contains("""
            "reference":{"amount":40.25,"text":"é"}
            """.Trim(), Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_keeps_its_name_from_one_release_of_the_program_to_the_next() =>
        Assert.Equal("6ebb4d799be9448dd136b481fdcfb4b0f0fdb6eb7033db30d39f9e524fc9517a", Version(Items));

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
