using Plumbline.Agreement;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Fed;
using Plumbline.Labels;

namespace Plumbline.Imports.PublicSets;

/// <summary>FED as published: the figures of the set, from its reader and our measure.</summary>
public sealed class FedRealDataTests
{
    private const string Set = "fed";

    [Theory]
    [InlineData("alpha_turn", FedRecords.Turn)]
    [InlineData("alpha_dialogue", FedRecords.Dialogue)]
    public async Task Ordinal_alphas_are_those_published(string figures, string kind)
    {
        var labels = (await ItemsAsync()).Labels().Where(label => !label.CannotJudge).ToLookup(label => label.Dimension);
        var row = ReferenceRow.Of(Set, figures);

        Assert.All(row.Names, dimension => row.Holds(
            KrippendorffAlpha.Of(labels[$"{kind}: {dimension}"].GroupBy(label => label.Trace).Select(item => item.Select(label => label.Score!.Value).ToArray()), Scale.Ordinal), dimension));
    }

    [Fact]
    public async Task Records_and_lists_are_as_many_as_published()
    {
        var items = await ItemsAsync();
        var lists = items.Labels().GroupBy(label => (label.Trace, label.Dimension)).ToArray();
        var texts = lists.Where(list => list.Any(label => label.CannotJudge)).ToArray();

        var row = ReferenceRow.Of(Set, "counts");
        row.Holds(items.Count, "records");
        row.Holds(items.Count(item => item.Trace!.Output is not null), "turns");
        row.Holds(items.Count(item => item.Trace!.Output is null), "dialogues");
        row.Holds(lists.Length, "lists");
        row.Holds(texts.Length, "lists_with_text");
        row.Holds(texts.Count(list => list.Key.Dimension == "dialogue: Error recovery"), "error_recovery_lists_with_text");
    }

    [Fact]
    public async Task Every_text_is_kept_as_the_reason_why_nothing_was_judged() =>
        Assert.All((await ItemsAsync()).Labels().Where(label => label.CannotJudge), (Label label) => Assert.False(string.IsNullOrWhiteSpace(label.Rationale)));

    private static async Task<IReadOnlyList<PublicItem>> ItemsAsync()
    {
        var items = await PublicItems.OfAsync(new FedSet(), Set);
        Assert.All(items, item => Assert.Null(item.Refused));
        return items;
    }
}
