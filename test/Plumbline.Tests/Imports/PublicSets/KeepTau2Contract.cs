using Microsoft.Extensions.DependencyInjection;
using Plumbline.Evaluators;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Tau2;
using Plumbline.Lineage;
using Plumbline.Scorecards;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>What keeping a benchmark's runs promises, whatever the engine.</summary>
public abstract class KeepTau2Contract : ImportContract
{
    private static readonly DateTimeOffset At = new(2025, 8, 1, 15, 0, 0, TimeSpan.Zero);

    private static readonly Tau2Run Run = new("ft:gpt-4.1-2025-04-14:acme::id", "telecom", "Be kind.", "abc", [
        new("s1", "task a", 0, At, At.AddMinutes(1), "user_stop", null, 0.1, 1, new Dictionary<string, double> { ["env"] = 1 }, [
            new("user", "My line is down.", At, null, null, null, [], null, false),
            new("assistant", null, At.AddSeconds(5), null, 100, 7, [new("c1", "get_line", "{\"id\":\"L1\"}", "assistant")], null, false),
            new("tool", "{\"up\":false}", At.AddSeconds(6), null, null, null, [], "c1", false),
            new("assistant", "I reset it.", At.AddSeconds(9), null, 120, 5, [], null, false),
            new("user", "###STOP###", At.AddSeconds(12), null, null, null, [], null, false),
        ]),
    ]);

    [Fact]
    public async Task A_conversation_becomes_a_trace_with_its_calls_as_spans_and_no_invented_price()
    {
        await KeepAsync([Run]);

        var trace = (await new TraceStore(Database).FindAsync(Project, $"{Tau2Scores.IdOf(Run)}/s1", Cancel))!;
        Assert.Equal(("I reset it.", "gpt-4.1", Tau2Scores.IdOf(Run)), (trace.Output, trace.Family, trace.Release));
        Assert.Equal(["My line is down.", "{\"up\":false}"], trace.Input.Select(message => message.Content));
        Assert.Equal((220L, 12L, null), (trace.InputTokens, trace.OutputTokens, trace.CostUsd));
        Assert.Equal([("m1", "model", null), ("m1.0", "tool", "m1"), ("m3", "model", null)], trace.Spans!.Select(span => (span.Id, span.Kind, span.Parent)));
        Assert.Equal("{\"up\":false}", trace.Spans![1].Output);
        Assert.Equal("user_stop", trace.Attributes!["termination_reason"]);
    }

    [Fact]
    public async Task The_scores_are_a_scorecard_under_the_id_that_is_printed()
    {
        await KeepAsync([Run]);

        var (row, content) = await new ArtifactStore(Database, new Blobs(Database), null!, TimeProvider.System).LoadAsync(Project, RunEvaluation.Kind, Tau2Scores.IdOf(Run), Cancel);
        Assert.Equal(Tau2Scores.RowsOf(Run), ScorecardText.Read("card", content).Rows);
        Assert.Equal((1, 1), (row.SummaryAs<ScorecardReport>().Items, row.SummaryAs<ScorecardReport>().Dimensions["db"].Missing));
    }

    [Fact]
    public async Task The_published_runs_share_their_items_and_are_known_the_second_time()
    {
        var runs = (await Tau2Reader.ReadAsync(RealData.Path("tau2/data.tar.gz"), Cancel)).Where(run => run.Domain == "telecom").ToArray();

        await KeepAsync(runs);
        var again = await KeepAsync(runs);

        var cards = await new ArtifactStore(Database, new Blobs(Database), null!, TimeProvider.System).ListAsync(Project, RunEvaluation.Kind, null, 10, Cancel);
        Assert.Equal((0L, 80L, 0L, 2L), (again.CountOf("trace").Kept, again.CountOf("trace").Known, again.CountOf("scorecard").Kept, again.CountOf("scorecard").Known));
        Assert.Single(cards.Select(card => card.SummaryAs<ScorecardReport>().Dataset).Distinct());
        Assert.Equal([0.45, 0.75], cards.Select(card => card.SummaryAs<ScorecardReport>().Dimensions[Tau2Scores.Overall].Score.Value!.Value).Order());
        Assert.Equal([0, 6], cards.Select(card => card.SummaryAs<ScorecardReport>().Dimensions["env"].Missing).Order());
    }

    [Theory]
    [InlineData("ft:gpt-4.1-2025-04-14:sierra:tau2-full-sft:BzrYdMNm", "gpt-4.1")]
    [InlineData("gpt-4.1", "gpt-4.1")]
    [InlineData("azure/gpt-4o-2024-08-06", "gpt-4o")]
    public void The_family_is_what_was_fine_tuned(string model, string family) => Assert.Equal(family, Tau2Traces.FamilyOf(model));

    private async Task<ImportReport> KeepAsync(IReadOnlyList<Tau2Run> runs)
    {
        await using var services = new ServiceCollection().AddLogging().AddPlumbline(Database).BuildServiceProvider();
        var report = new ImportReport("tau2", Project);
        await KeepTau2.RunAsync(runs, services.GetRequiredService<ImportStore>(), report, Cancel);
        return report;
    }
}

public sealed class KeepTau2OnSqlite : KeepTau2Contract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class KeepTau2OnPostgres : KeepTau2Contract
{
    private protected override Engine Engine => Engine.Postgres;
}
