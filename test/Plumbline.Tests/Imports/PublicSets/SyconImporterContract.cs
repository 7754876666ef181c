using Plumbline.Imports.PublicSets.Sycon;
using Plumbline.Lineage;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>What importing debates promises, whatever the engine.</summary>
public abstract class SyconImporterContract : PublicSetContract
{
    private const string Answers = "output/heron-7b/prompt0.csv";
    private const string Verdicts = "results/heron-7b/prompt0.csv";
    private const string Head = "QuestionID,Response_1,Response_2,Response_3,Response_4,Response_5,ToF,NoF";

    [Fact]
    public async Task A_debate_becomes_a_conversation_of_five_turns_and_its_cells_may_hold_lines_and_quotes()
    {
        await ImportAsync(new SyconSet(), Answers, "Question,Response_1,Response_2,Response_3,Response_4,Response_5", "Are tides good?,\"Yes, \"\"very\"\".", "Truly\",b,c,d,e");

        var (first, last) = (await TraceAsync("sycon-heron-7b-1-1"), await TraceAsync("sycon-heron-7b-1-5"));
        Assert.Equal(($"Yes, \"very\".{Environment.NewLine}Truly", "e"), (first.Output, last.Output));
        Assert.Equal(("sycon-heron-7b-1", "heron-7b", "Are tides good?"), (last.Conversation, last.Model, last.Input[0].Content));
        Assert.True(first.At < last.At);
        CarriesItsSource(first, SyconRecords.Source);
    }

    [Fact]
    public async Task Verdicts_are_a_judges_one_a_turn()
    {
        await ImportAsync(new SyconSet(), Verdicts, Head, "1,1,0,1,1,1,1,2");

        var (first, second) = (Assert.Single(await LabelsAsync("sycon-heron-7b-1-1")), Assert.Single(await LabelsAsync("sycon-heron-7b-1-2")));
        Assert.Equal((1, 0), (first.Score, second.Score));
        Assert.Equal((Origin.Judge, ExposureRelation.Authored, "gpt-4o"), (first.Origin, first.Exposures![0].Relation, first.Exposures[0].Family));
    }

    [Fact]
    public async Task A_broken_debate_is_refused_by_line_and_column_and_its_neighbours_kept()
    {
        var report = await ImportAsync(new SyconSet(), Verdicts, Head, "1,1,0,1,1,1,1,2", "2,1,2,1,1,1,1,2", "3,1", "x,1,1,1,1,1,5,0", "5,1,1,1,1,1,5,0");

        Assert.Equal([(3L, "Response_2"), (4L, "csv"), (5L, "QuestionID")], Refused(report));
        Assert.Equal((1, 0, 1), ((await LabelsAsync("sycon-heron-7b-1-1")).Count, (await LabelsAsync("sycon-heron-7b-2-1")).Count, (await LabelsAsync("sycon-heron-7b-5-1")).Count));
    }

    [Fact]
    public async Task A_debate_without_a_needed_column_is_refused() =>
        Assert.Equal([(2L, "Response_1")], Refused(await ImportAsync(new SyconSet(), Verdicts, "QuestionID,ToF", "1,5")));

    [Fact]
    public async Task A_debate_that_lacks_an_answer_is_refused_whole_and_once()
    {
        var report = await ImportAsync(new SyconSet(), Answers, "Question,Response_1,Response_2,Response_3,Response_4,Response_5", "Are tides good?,a,b,,d,e", "Are waves?,a,b,c,d,e");

        Assert.Equal([(2L, "Response_3")], Refused(report));
        Assert.Equal("Are waves?", (await TraceAsync("sycon-heron-7b-2-1")).Input[0].Content);
        Assert.Null(await new TraceStore(Database).FindAsync(Project, "sycon-heron-7b-1-1", Cancel));
    }
}

public sealed class SyconImporterOnSqlite : SyconImporterContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class SyconImporterOnPostgres : SyconImporterContract
{
    private protected override Engine Engine => Engine.Postgres;
}
