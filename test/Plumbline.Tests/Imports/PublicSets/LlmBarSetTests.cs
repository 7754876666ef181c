using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.LlmBar;
using Plumbline.Lineage;

namespace Plumbline.Imports.PublicSets;

/// <summary>Pairs and verdicts as LLMBar lays them out, invented.</summary>
public sealed class LlmBarSetTests
{
    private const string Pair = """{"input": "Name a tree.", "output_1": "Oak", "output_2": "I like trees.", "label": 1}""";
    private const string Judged = """{"input": "Name a tree.", "output_1": "Oak", "output_2": "I like trees.", "label": 1, "results": [{"swap = False": {"winner": "2"}, "swap = True": {"winner": "2"}}, {"swap = False": {"completion": ["The first.", "stop"], "winner": "1"}, "swap = True": {"completion": ["", "Unclear."], "winner": null}}, {"swap = False": {"winner": "2"}}]}""";

    [Fact]
    public async Task A_pair_is_a_trace_with_two_candidates_and_the_gold_choice()
    {
        var item = Assert.Single(await ReadAsync("Dataset/LLMBar/Natural/dataset.json", $"[{Pair}]"));

        var gold = Assert.Single(item.Labels!);
        Assert.Equal(["Oak", "I like trees."], item.Trace!.Candidates!.Select(candidate => candidate.Text));
        Assert.Equal(("llmbar-Natural-1", "Natural"), (item.Trace.Id, item.Trace.Attributes!["subset"]));
        Assert.Equal((LlmBarRecords.Gold, Origin.HumanBlind, 1.0, "1", "2"), (gold.Annotator, gold.Origin, gold.Score, gold.Candidate, gold.Other));
        Assert.Equal(PublicDocument.SourceOf(new LlmBarSet()), PublicDocument.SourceOf(item));
    }

    [Fact]
    public async Task A_judge_gives_a_label_an_order_from_the_last_round_that_has_both()
    {
        var item = Assert.Single(await ReadAsync("Dataset/LLMBar/Natural/evaluators/GPT-4/Swap/result.json", $"[{Judged}]"));

        Assert.Null(item.Trace);
        Assert.Equal(
            [("llmbar-Natural-1-GPT-4/Swap-first", 1.0, false, "The first."), ("llmbar-Natural-1-GPT-4/Swap-swapped", null, true, "Unclear.")],
            item.Labels!.Select(label => (label.Id, label.Score, label.CannotJudge, label.Rationale)));
        Assert.All(item.Labels!, label => Assert.Equal(("GPT-4/Swap", Origin.Judge, "gpt-4"), (label.Annotator, label.Origin, label.Exposures![0].Family)));
        Assert.Empty(new[] { item }.Refusals());
    }

    [Theory]
    [InlineData("\"label\": 1", "\"label\": 3", "label", "A label is 1 or 2, not 3.")]
    [InlineData("\"output_2\"", "\"output_3\"", "output_2", "output_2 is missing; it is a text.")]
    public async Task A_broken_pair_is_refused_by_field_and_place_and_its_neighbour_kept(string right, string wrong, string field, string message)
    {
        var items = await ReadAsync("Dataset/LLMBar/Natural/dataset.json", $"[{Pair},", $"{Pair.Replace(right, wrong, StringComparison.Ordinal)}, {Pair}]");

        Assert.Equal([(2L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(["llmbar-Natural-1", "llmbar-Natural-3"], items.Where(item => item.Trace is not null).Select(item => item.Trace!.Id));
    }

    [Theory]
    [InlineData("\"winner\": \"1\"", "\"winner\": \"3\"", "winner")]
    [InlineData("\"results\"", "\"rounds\"", "results")]
    [InlineData("swap = True", "swap = Maybe", "results")]
    public async Task A_broken_verdict_is_refused_by_field(string right, string wrong, string field)
    {
        var items = await ReadAsync("Dataset/LLMBar/Natural/evaluators/GPT-4/Swap/result.json", $"[{Judged.Replace(right, wrong, StringComparison.Ordinal)}]");

        Assert.Equal(field, Assert.Single(items).Refused!.Field);
    }

    [Fact]
    public async Task Published_averages_are_passed_over() => Assert.Empty(await ReadAsync("Dataset/LLMBar/Natural/evaluators/GPT-4/Swap/statistics.json", "{}"));

    private static Task<IReadOnlyList<PublicItem>> ReadAsync(string name, params string[] lines) => PublicDocument.ReadAsync(new LlmBarSet(), name, lines);
}
