using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Decontaminator;

namespace Plumbline.Imports.PublicSets;

/// <summary>Rephrased tasks: invented ones, and the published ones with their figures.</summary>
public sealed class DecontaminatorTests
{
    [Fact]
    public async Task A_copy_names_the_original_in_its_place()
    {
        var items = await PublicDocument.ReadAsync(new DecontaminatorSet(), "data/rephrase/humaneval_python.jsonl", """{"text": "Add two."}""", """{"text": "Add three."}""");

        Assert.Equal(["decontaminator-HumanEval-1", "decontaminator-HumanEval-2"], items.Select(item => item.Trace!.Attributes![DecontaminatorRecords.CopyOf]));
        Assert.Equal("Add three.", items[1].Trace!.Input[0].Content);
        Assert.Equal(PublicDocument.SourceOf(new DecontaminatorSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task A_broken_line_is_refused_by_field_and_its_neighbours_keep_their_numbers()
    {
        var items = await PublicDocument.ReadAsync(new DecontaminatorSet(), "HumanEval.jsonl", """{"text": "One."}""", """{"text": 2}""", "{", """{"text": "Four."}""");

        Assert.Equal([(2L, "text"), (3L, "json")], PublicDocument.RefusedOf(items).Select(refused => (refused.Line, refused.Field)));
        Assert.Equal(["decontaminator-HumanEval-1", "decontaminator-HumanEval-4"], items.Where(item => item.Trace is not null).Select(item => item.Trace!.Id));
    }

    [Fact]
    public async Task Rows_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new DecontaminatorSet(), "decontaminator");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("decontaminator").GetProperty("counts").GetProperty("values").Numbers().OrderBy(list => list.Key, StringComparer.Ordinal),
            items.CountBy(item => item.Trace!.Attributes![DecontaminatorRecords.List], StringComparer.Ordinal).Select(list => KeyValuePair.Create(list.Key, (double)list.Value)).OrderBy(list => list.Key, StringComparer.Ordinal));
    }
}
