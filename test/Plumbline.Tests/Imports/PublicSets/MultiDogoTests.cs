using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.MultiDogo;

namespace Plumbline.Imports.PublicSets;

/// <summary>Customer turns: invented ones, and the published counts.</summary>
public sealed class MultiDogoTests
{
    private const string Header = "conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent";

    [Fact]
    public async Task A_turn_is_a_prompt_of_its_conversation()
    {
        var items = await PublicDocument.ReadAsync(new MultiDogoSet(), "splits/finance/dev.tsv", Header, "c1\t0.0\tx\thi, there\tO O\tgreeting", "c1\t4\ty\t\"my name", " is \t Ann\"\tO\tcontent");

        Assert.Equal([("multidogo-finance-c1-0", "hi, there", "greeting"), ("multidogo-finance-c1-4", "my name\n is \t Ann", "content")], items.Select(item => (item.Trace!.Id, item.Trace.Input[0].Content, item.Trace.Attributes!["intent"])));
        Assert.All(items, item => Assert.Equal(("c1", "finance", "dev"), (item.Trace!.Conversation, item.Trace.Attributes![MultiDogoRecords.Domain], item.Trace.Attributes[MultiDogoRecords.Split])));
        Assert.Equal(PublicDocument.SourceOf(new MultiDogoSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task A_broken_row_is_refused_by_column_and_line_and_its_neighbours_kept()
    {
        var items = await PublicDocument.ReadAsync(new MultiDogoSet(), "finance/dev.tsv", Header, "c1\t0\tx\thi\tO\tg", "c1\tsoon\ty\thi\tO\tg", "c1\t2", "c1\t3\tz\thi\tO\tg");

        Assert.Equal([(3L, "turnNumber"), (4L, "csv")], PublicDocument.RefusedOf(items).Select(refused => (refused.Line, refused.Field)));
        Assert.Equal(2, items.Count(item => item.Trace is not null));
    }

    [Fact]
    public async Task Finance_has_as_many_turns_and_conversations_as_counted()
    {
        var items = await ItemsAsync("finance");

        Assert.Empty(items.SelectMany(split => split).Refusals());
        Assert.Equal(Expected("turns", "finance"), Splits.Select(split => items[split].Count()));
        Assert.Equal(Expected("conversations", "finance"), Splits.Select(split => Conversations(items[split])));
    }

    /// <summary>
    /// Some utterances of this domain hold line breaks inside quotes. The reference counts lines that hold something, and what stands first on them as
    /// conversations; we count turns. Lines that only continue a turn are what lies between, in both figures.
    /// </summary>
    [Fact]
    public async Task Software_has_as_many_turns_and_conversations_as_counted_but_for_continued_lines()
    {
        var items = await ItemsAsync("software");
        int[] continued = [.. Splits.Select(split => items[split].Sum(item => item.Trace!.Input[0].Content.Split('\n').Skip(1).Count(line => line.Length > 0)))];

        Assert.Empty(items.SelectMany(split => split).Refusals());
        Assert.True(continued.Sum() is > 0 and < 20);
        Assert.Equal(Expected("turns", "software"), Splits.Zip(continued, (split, lines) => items[split].Count() + lines));
        Assert.Equal(Expected("conversations", "software"), Splits.Zip(continued, (split, lines) => Conversations(items[split]) + lines));
    }

    private static string[] Splits => ["train", "dev", "test"];

    private static async Task<ILookup<string, PublicItem>> ItemsAsync(string domain) => (await PublicItems.OfAsync(new MultiDogoSet(), "multidogo"))
        .Where(item => item.Trace?.Attributes![MultiDogoRecords.Domain] == domain).ToLookup(item => item.Trace!.Attributes![MultiDogoRecords.Split], StringComparer.Ordinal);

    private static int Conversations(IEnumerable<PublicItem> items) => items.DistinctBy(item => item.Trace!.Conversation, StringComparer.Ordinal).Count();

    private static int[] Expected(string figure, string domain) =>
        RealData.Reference("multidogo").GetProperty(figure).GetProperty("values").GetProperty(domain).Deserialize<int[]>()!;
}
