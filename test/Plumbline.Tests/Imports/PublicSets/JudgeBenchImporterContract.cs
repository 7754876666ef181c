using Plumbline.Imports.PublicSets.JudgeBench;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing JUDGE-BENCH promises, whatever the engine.</summary>
public abstract class JudgeBenchImporterContract : PublicSetContract
{
    private const string Graded = """{"id":4,"instance":"A summary of a report on tides","annotations":{"Fluency":{"mean_human":3,"individual_human_scores":[5,1]},"Relevance":{"individual_human_scores":[2]}}}""";
    private const string Talk = """{"id":9,"instance":{"user_prompt":"USER: When is low tide?\nAnd high?\nLAMDA: At six.\nUSER: Sure?","response":"Quite."},"annotations":{"safety":{"individual_human_scores":["Yes","Unsure","No"]}}}""";

    [Fact]
    public async Task Grades_are_mapped_to_a_line_from_worst_to_best_and_raters_named_by_place()
    {
        await ImportAsync(new JudgeBenchSet(), "newsroom.json", $$"""{"dataset":"newsroom","instances":[{{Graded}}]}""");

        var (trace, labels) = (await TraceAsync("newsroom-4"), await LabelsAsync("newsroom-4"));
        Assert.Equal([("Fluency", 1), ("Fluency", 0), ("Relevance", 0.25)], labels.Select(label => (label.Dimension, label.Score!.Value)));
        Assert.Equal(labels[0].Annotator, labels[2].Annotator);
        Assert.Equal("Apache-2.0", trace.Attributes!["licence"]);
        CarriesItsSource(trace, JudgeBenchPart.Of("newsroom.json")!.Source);
    }

    [Fact]
    public async Task A_conversation_becomes_messages_and_unsure_stands_between_no_and_yes()
    {
        await ImportAsync(new JudgeBenchSet(), "dices_350_crowdsourced.json", $$"""{"instances":[{{Talk}}]}""");

        var trace = await TraceAsync("dices-350-9");
        Assert.Equal([("user", "When is low tide?\nAnd high?"), ("assistant", "At six."), ("user", "Sure?")], trace.Input.Select(said => (said.Role, said.Content)));
        Assert.Equal(("Quite.", "CC-BY-4.0"), (trace.Output, trace.Attributes!["licence"]));
        Assert.Equal([1, 0.5, 0], (await LabelsAsync(trace.Id)).Select(label => label.Score!.Value));
    }

    [Fact]
    public async Task The_expert_judges_the_crowds_items()
    {
        await ImportAsync(new JudgeBenchSet(), "dices_350_crowdsourced.json", $$"""{"instances":[{{Talk}}]}""");

        var report = await ImportAsync(new JudgeBenchSet(), "dices_350_expert.json", $$"""{"instances":[{{Talk.Replace("[\"Yes\",\"Unsure\",\"No\"]", "[\"No\"]", StringComparison.Ordinal)}}]}""");

        Assert.Empty(Refused(report));
        Assert.Equal(4, (await LabelsAsync("dices-350-9")).Select(label => label.Annotator).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_off_the_scale_is_refused_by_place_and_field_and_its_neighbour_kept()
    {
        var report = await ImportAsync(
            new JudgeBenchSet(), "newsroom.json",
            $$"""{"instances":[{{Graded.Replace("[5,1]", "[5,6]", StringComparison.Ordinal).Replace("\"id\":4", "\"id\":3", StringComparison.Ordinal)}},{{Graded}}, 5]}""");

        Assert.Equal([(1L, "annotations.Fluency"), (3L, "json")], Refused(report));
        Assert.Equal(3, (await LabelsAsync("newsroom-4")).Count);
        Assert.Empty(await LabelsAsync("newsroom-3"));
    }

    [Fact]
    public async Task Figures_of_judges_under_a_parts_name_are_not_read() =>
        await Assert.ThrowsAsync<UsageException>(() => ImportAsync(new JudgeBenchSet(), "regular/newsroom.json", "{\"Fluency\": NaN}"));

    [Theory]
    [InlineData("{\"instances\":[", "json")]
    [InlineData("{\"instances\":{}}", "instances")]
    [InlineData("[]", "instances")]
    public async Task A_document_that_is_cut_or_another_one_is_refused(string document, string field) =>
        Assert.Equal([(1L, field)], Refused(await ImportAsync(new JudgeBenchSet(), "newsroom.json", document)));
}

public sealed class JudgeBenchImporterOnSqlite : JudgeBenchImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class JudgeBenchImporterOnPostgres : JudgeBenchImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
