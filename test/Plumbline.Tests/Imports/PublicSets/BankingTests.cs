using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Banking77;

namespace Plumbline.Imports.PublicSets;

/// <summary>Questions with intents: invented ones, and the published counts.</summary>
public sealed class BankingTests
{
    [Fact]
    public async Task A_question_keeps_its_line_breaks_and_quotes_and_has_its_intent()
    {
        var items = await PublicDocument.ReadAsync(new BankingSet(), "banking_data/train.csv", "text,category", "\"My \"\"card\"\",", "where?\",lost_card", "Hello?,greeting");

        Assert.Equal([("banking77-2", "My \"card\",\nwhere?", "lost_card"), ("banking77-4", "Hello?", "greeting")], items.Select(item => (item.Trace!.Id, item.Trace.Input[0].Content, item.Trace.Attributes![BankingRecords.Intent])));
        Assert.Equal(PublicDocument.SourceOf(new BankingSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task A_ragged_or_empty_row_is_refused_by_line_and_its_neighbours_kept()
    {
        var items = await PublicDocument.ReadAsync(new BankingSet(), "train.csv", "text,category", "One,a", "Two", "Three,", "Four,d");

        Assert.Equal([(3L, "csv"), (4L, "category")], PublicDocument.RefusedOf(items).Select(refused => (refused.Line, refused.Field)));
        Assert.Equal(["One", "Four"], items.Where(item => item.Trace is not null).Select(item => item.Trace!.Input[0].Content));
    }

    [Fact]
    public async Task A_quote_that_never_ends_is_refused_and_what_stands_before_is_kept()
    {
        var items = await PublicDocument.ReadAsync(new BankingSet(), "train.csv", "text,category", "One,a", "\"Two,b", "Three,c");

        Assert.Equal([true, false], items.Select(item => item.Refused is null));
        Assert.Equal((3L, "csv"), (items[1].Line, items[1].Refused!.Field));
    }

    [Fact]
    public async Task Questions_and_intents_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new BankingSet(), "banking77");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("banking77").GetProperty("counts").GetProperty("values").Numbers(),
            new() { ["train"] = items.Count, ["intents"] = items.DistinctBy(item => item.Trace!.Attributes![BankingRecords.Intent], StringComparer.Ordinal).Count() });
    }
}
