using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.HaluEval;
using Plumbline.Lineage;

namespace Plumbline.Imports.PublicSets;

/// <summary>Labels of hallucination: invented ones, and the published counts.</summary>
public sealed class HaluEvalTests
{
    private const string Good = """{"ID": "1", "user_query": "Who?", "chatgpt_response": "Ann.", "hallucination": "no", "hallucination_spans": []}""";
    private const string Bad = """{"ID": "1", "user_query": "Who?", "chatgpt_response": "Bob and Eve.", "hallucination": "yes", "hallucination_spans": ["Bob", "Eve"]}""";

    [Fact]
    public async Task A_label_tells_whether_all_is_so_and_quotes_what_is_not()
    {
        var items = await PublicDocument.ReadAsync(new HaluEvalSet(), "data/general_data.json", Good, Bad);

        Assert.Equal([(1.0, null), (0.0, "Bob\nEve")], items.Labels().Select(label => (label.Score!.Value, label.Rationale)));
        Assert.Equal(["halueval-1-1", "halueval-1-2"], items.Select(item => item.Trace!.Id));
        Assert.All(items.Labels(), label => Assert.Equal((HaluEvalRecords.Dimension, Origin.HumanBlind), (label.Dimension, label.Origin)));
        Assert.Equal(PublicDocument.SourceOf(new HaluEvalSet()), PublicDocument.SourceOf(items[0]));
    }

    [Theory]
    [InlineData("\"yes\"", "\"maybe\"", "hallucination", "hallucination is yes or no, not 'maybe'.")]
    [InlineData("\"Bob\"", "5", "hallucination_spans", "A span is a text, not Number.")]
    [InlineData("\"chatgpt_response\"", "\"answer\"", "chatgpt_response", "chatgpt_response is missing; it is a text.")]
    public async Task A_broken_line_is_refused_by_field_and_its_neighbours_kept(string right, string wrong, string field, string message)
    {
        var items = await PublicDocument.ReadAsync(new HaluEvalSet(), "general_data.json", Good, Bad.Replace(right, wrong, StringComparison.Ordinal), Good);

        Assert.Equal([(2L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(2, items.Labels().Count());
    }

    [Fact]
    public async Task Labels_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new HaluEvalSet(), "halueval-human");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("halueval-human").GetProperty("counts").GetProperty("values").Numbers(),
            new()
            {
                ["rows"] = items.Count,
                ["yes"] = items.Labels().Count(label => label.Score == 0),
                ["no"] = items.Labels().Count(label => label.Score == 1),
                ["rows_with_spans"] = items.Labels().Count(label => label.Rationale is not null),
            });
    }
}
