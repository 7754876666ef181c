using System.Text.Json;
using Plumbline.Imports.PublicSets.Ttcw;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing the judged stories promises, whatever the engine.</summary>
public abstract class TtcwImporterContract : PublicSetContract
{
    private const string Judge = "annotations_gpt4.jsonl";

    [Fact]
    public async Task A_story_keeps_its_writer_and_one_that_is_a_link_has_no_text()
    {
        await ImportAsync(
            new TtcwSet(), "ttcw_short_stories.json",
            """[{"story_id":"3_GPT4","story_name":"Tides","plot":"A keeper counts waves","content":"One. Two. Three."},""",
            """{"story_id":"3_NewYorker","plot":"A keeper counts waves","content":"https://example.org/tides"}]""");

        var (written, linked) = (await TraceAsync("ttcw-3_GPT4"), await TraceAsync("ttcw-3_NewYorker"));
        Assert.Equal(("One. Two. Three.", "gpt-4"), (written.Output, written.Family));
        Assert.Equal((null, null, "https://example.org/tides"), (linked.Output, linked.Family, linked.Attributes!["link"]));
        CarriesItsSource(written, TtcwRecords.Source);
    }

    [Fact]
    public async Task Experts_are_blind_and_unnamed_and_a_broken_verdict_is_refused_by_place_and_field()
    {
        var report = await ImportAsync(
            new TtcwSet(), "ttcw_annotations.json",
            """[{"story_id":"3_GPT4","expert_idx":"7741","ttcw_idx":2,"binary_verdict":"Yes","explanation":"It counts."},""",
            """{"story_id":"3_GPT4","expert_idx":"7742","ttcw_idx":15,"binary_verdict":"Yes"},{"story_id":"3_GPT4","expert_idx":"7743","ttcw_idx":2,"binary_verdict":"Perhaps"},""",
            """{"story_id":"3_GPT4","expert_idx":"7744","ttcw_idx":2,"binary_verdict":"No"}]""");

        Assert.Equal([(2L, "ttcw_idx"), (3L, "binary_verdict")], Refused(report));
        Assert.Equal([("test-2", 1, Origin.HumanBlind, "It counts."), ("test-2", 0, Origin.HumanBlind, null)], (await LabelsAsync("ttcw-3_GPT4")).Select(label => (label.Dimension, label.Score!.Value, label.Origin, label.Rationale)));
        Assert.DoesNotContain("774", string.Concat((await LabelsAsync("ttcw-3_GPT4")).Select(label => label.Id)), StringComparison.Ordinal);
        Assert.DoesNotContain("expert-774", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judge_says_yes_or_no_with_its_first_word_and_nothing_is_guessed()
    {
        var report = await ImportAsync(
            new TtcwSet(), Judge,
            """{"id":"story_3_GPT4_test1","response":"YES, it is earned."}""", """{"id":"story_3_GPT4_test2","response":"no\nIt is not."}""",
            """{"id":"story_3_GPT4_test3","response":"Nobody could say yes."}""", """{"id":"story_3_GPT4","response":"Yes"}""");

        var labels = await LabelsAsync("ttcw-3_GPT4");
        Assert.Equal([1, 0, null], labels.Select(label => label.Score));
        Assert.Equal([false, false, true], labels.Select(label => label.CannotJudge));
        Assert.All(labels, label => Assert.Equal((Origin.Judge, ExposureRelation.Authored, "gpt-4", "gpt-4"), (label.Origin, label.Exposures![0].Relation, label.Exposures[0].Model, label.Exposures[0].Family)));
        Assert.Equal([(4L, "id")], Refused(report));
    }

    [Fact]
    public async Task A_judge_is_no_person_in_the_counts_and_what_is_said_twice_counts_once()
    {
        const string Answer = """{"id":"story_3_GPT4_test1","response":"Yes."}""";

        var report = await ImportAsync(new TtcwSet(), Judge, Answer, Answer);

        var set = JsonDocument.Parse(report.Json()).RootElement.GetProperty("set");
        Assert.Equal([1, 0, 1], new[] { "labels", "annotators", "judges" }.Select(name => set.GetProperty(name).GetInt32()));
        Assert.Equal("""{"1":1}""", set.GetProperty("values").GetProperty("test-1").GetRawText());
    }
}

public sealed class TtcwImporterOnSqlite : TtcwImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TtcwImporterOnPostgres : TtcwImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
