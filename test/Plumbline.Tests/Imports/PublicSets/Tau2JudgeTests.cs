using Plumbline.Calibration;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Tau2Judges;
using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>Verdicts on conversations of the benchmark: invented entries, and the published ones with their figures.</summary>
public sealed class Tau2JudgeTests
{
    private const string File = "judge_viewer/x.json.summary_quick_v1.json";
    private const string Entry = """{"file": "/home/someone/x.json", "label": "azure-rail-full", "simulation_id": "s1", "task_id": "7", "tau2_success": true, "judge_verdict": "satisfied", "judge_justification": "It was done.", "judge_prompt": "Domain: rail\n\nConversation transcript:\n1. User: Hi\n\nJudging instructions:\n- Judge.", "judge_model": "azure/gpt-9-2024-11-20", "judge_prompt_name": "quick_v1"}""";

    [Fact]
    public async Task An_entry_is_the_conversation_with_what_the_program_and_the_judge_say()
    {
        var item = Assert.Single(await PublicDocument.ReadAsync(new Tau2JudgeSet(), File, $$"""{"total_judged": 1, "entries": [{{Entry}}]}"""));

        Assert.Equal(("tau2-judged-azure-rail-full-s1", "1. User: Hi"), (item.Trace!.Id, Assert.Single(item.Trace.Input).Content));
        Assert.Equal([("tau2", Origin.Synthetic, 1.0), ("azure/gpt-9-2024-11-20/quick_v1", Origin.Judge, 1.0)], item.Labels!.Select(label => (label.Annotator, label.Origin, label.Score!.Value)));
        Assert.Equal(("gpt-9", "satisfied: It was done."), (item.Labels![1].Exposures![0].Family, item.Labels[1].Rationale));
        Assert.DoesNotContain("someone", item.ToString(), StringComparison.Ordinal);
        Assert.Equal(PublicDocument.SourceOf(new Tau2JudgeSet()), PublicDocument.SourceOf(item));
    }

    [Fact]
    public async Task A_word_that_the_authors_do_not_count_is_no_verdict() =>
        Assert.True(Assert.Single(await PublicDocument.ReadAsync(new Tau2JudgeSet(), File, $$"""{"entries": [{{Entry.Replace("satisfied", "compliant", StringComparison.Ordinal)}}]}""")).Labels![1].CannotJudge);

    [Fact]
    public async Task A_broken_entry_is_refused_by_field_and_place_and_its_neighbour_kept()
    {
        var items = await PublicDocument.ReadAsync(new Tau2JudgeSet(), File, $$"""{"entries": [{{Entry.Replace("Conversation transcript", "Nothing", StringComparison.Ordinal)}}, {{Entry}}]}""");

        Assert.Equal([(1L, "judge_prompt", "judge_prompt holds no conversation transcript.")], PublicDocument.RefusedOf(items));
        Assert.NotNull(items[1].Trace);
    }

    [Fact]
    public async Task Judges_agree_with_the_program_as_often_as_published()
    {
        var items = (await PublicItems.OfAsync(new Tau2JudgeSet(), "tau2")).ToLookup(item => $"{item.Trace!.Attributes!["run"].Split('-')[1]} {PromptOf(item)}", StringComparer.Ordinal);
        var expected = RealData.Reference("tau2").GetProperty("judge_agreement").GetProperty("values");

        Assert.Equal(expected.EnumerateObject().Count(), items.Count);
        foreach (var run in expected.EnumerateObject())
        {
            var agreeing = items[run.Name].Count(item => item.Labels![0].Score == item.Labels[1].Score);
            Assert.Equal([run.Value[0].GetInt32(), run.Value[1].GetInt32()], new[] { agreeing, items[run.Name].Count() });
        }

        Assert.Empty(items.SelectMany(run => run).Refusals());
    }

    /// <summary>Where every verdict is a word that counts, the share is that of the product's card of trust.</summary>
    [Fact]
    public async Task The_card_of_trust_gives_the_same_share()
    {
        var items = (await PublicItems.OfAsync(new Tau2JudgeSet(), "tau2")).Where(item => PromptOf(item) == "quick_triage" && item.Trace!.Attributes!["run"].Contains("telecom", StringComparison.Ordinal)).ToArray();
        var expected = RealData.Reference("tau2").GetProperty("judge_agreement").GetProperty("values").GetProperty("telecom quick_triage");

        var card = JudgeConfusion.Of(new(Count(1, 1), Count(1, 0), Count(0, 1), Count(0, 0)));

        Assert.Equal(expected[0].GetDouble() / expected[1].GetDouble(), Assert.IsType<Measurement.Known>(card.Agreement).Value, 1e-12);

        int Count(double program, double judge) => items.Count(item => item.Labels![0].Score == program && item.Labels[1].Score == judge);
    }

    private static string PromptOf(PublicItem item) => item.Labels![1].Annotator.Split('/')[^1].Replace("_v1", "", StringComparison.Ordinal);
}
