using System.Text.Json;
using Dapper;
using Plumbline.Capture;
using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Retention;

/// <summary>What retention promises, whatever the engine: what is past its time goes, what is rested on stays, and no count changes.</summary>
public abstract class RetentionContract : PartContract
{
    private TraceStore Traces => Get<TraceStore>();

    [Fact]
    public async Task Without_settings_texts_are_kept_90_days_and_traces_400()
    {
        await KeepAsync(Of("t1"));

        var view = await Get<RetentionStore>().ViewAsync(Project, Cancel);

        Assert.Equal(RetentionSettings.Default, view.Settings);
        Assert.Equal([90, 400, 400, 400, 400, 400], view.Tiers.Select(tier => tier.Days));
        Assert.Equal(Clock.GetUtcNow().AddDays(90), view.Tiers[0].NextAt);
    }

    [Fact]
    public async Task A_text_that_has_expired_is_gone_everywhere_and_its_trace_says_so()
    {
        await KeepAsync(Of("t1") with { InputTokens = 5 });
        await KeepAsync(new CapturedPart("p1", "t2", Noon, Whole: new() { Output = JsonSerializer.SerializeToElement("A secret answer."), Release = "r1" }));
        Clock.Advance(TimeSpan.FromDays(91));
        await KeepAsync(Of("new"));

        await ExpireAsync();

        var trace = (await Traces.FindAsync(Project, "t1", Cancel))!;
        Assert.Empty(trace.Input);
        Assert.Null(trace.Output);
        Assert.Equal((5L, Clock.GetUtcNow()), (trace.InputTokens, TraceBody.ExpiredAt(trace)));
        Assert.Equal("r1", (await Traces.FindAsync(Project, "t2", Cancel))!.Release);
        Assert.Equal("Yes.", (await Traces.FindAsync(Project, "new", Cancel))!.Output);
        var (total, listed) = await Get<TraceList>().PageAsync(Project, new(), 0, 10, Cancel);
        Assert.Equal((3L, 3), (total, listed.Count));
        Assert.Equal((1L, 0L), (await CountAsync("payload"), await CountAsync("trace_part")));
        Assert.Equal(Clock.GetUtcNow().AddDays(90), (await Get<RetentionStore>().ViewAsync(Project, Cancel)).Tiers[0].NextAt);
    }

    [Fact]
    public async Task A_part_that_comes_after_the_text_expired_changes_nothing()
    {
        await KeepAsync(new CapturedPart("p1", "t1", Noon, Whole: new() { Output = JsonSerializer.SerializeToElement("Yes."), Release = "r1" }));
        Clock.Advance(TimeSpan.FromDays(91));
        await ExpireAsync();

        Assert.Equal(1, await KeepAsync(
            new CapturedPart("p2", "t1", Noon, Whole: new() { Output = JsonSerializer.SerializeToElement("Late.") }), new CapturedPart("p3", "t2", Noon, Whole: new() { Release = "r2" })));

        Assert.Equal(("r1", null), ((await Traces.FindAsync(Project, "t1", Cancel))!.Release, (await Traces.FindAsync(Project, "t1", Cancel))!.Output));
        Assert.Equal(1, await CountAsync("trace_part"));
    }

    [Fact]
    public async Task What_a_label_or_an_artifact_rests_on_stays_and_is_counted()
    {
        await KeepAsync([.. Enumerable.Range(0, 3).Select(number => LabelledDesk.Question(number))]);
        await KeepAsync([.. LabelledDesk.Judged(0)]);
        await Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: LabelledDesk.Role), Cancel);
        await KeepAsync([.. LabelledDesk.Judged(1)]);
        await KeepAsync(Thumb("f0", "t0"), Thumb("f2", "t2"));
        Clock.Advance(TimeSpan.FromDays(500));

        await ExpireAsync();
        await ExpireAsync();

        Assert.NotNull((await Traces.FindAsync(Project, "t0", Cancel))!.Candidates);
        Assert.NotNull((await Traces.FindAsync(Project, "t1", Cancel))!.Candidates);
        Assert.Null(await Traces.FindAsync(Project, "t2", Cancel));
        Assert.Equal(["f0"], await QueryAsync<string>("select id from feedback"));
        var tiers = (await Get<RetentionStore>().ViewAsync(Project, Cancel)).Tiers.ToDictionary(tier => tier.Tier);
        Assert.Equal((1, 1, 1), (tiers[RetentionTier.Traces].Removed, tiers[RetentionTier.Traces].KeptForLabels, tiers[RetentionTier.Traces].KeptForArtifacts));
        Assert.Equal((1, 0, 1), (tiers[RetentionTier.Feedback].Removed, tiers[RetentionTier.Feedback].KeptForLabels, tiers[RetentionTier.Feedback].KeptForArtifacts));
    }

    [Fact]
    public async Task Counts_stay_as_they_were_also_when_they_are_counted_anew()
    {
        await KeepAsync(Of("a"), Of("b") with { At = Noon.AddDays(1) });
        await KeepAsync(Thumb("f1", "a"), Thumb("f2", "b"));
        await KeepAsync(new Signal("s1", "a", SignalKind.Copy, Noon));
        await KeepAsync(new Outcome("o1", "resolved", 1, Noon, "b"));
        Clock.Advance(TimeSpan.FromDays(401));
        await KeepAsync(Of("c") with { At = Noon }, Of("d") with { At = Noon.AddDays(30) });
        await KeepAsync(Thumb("f3", "c"));
        var before = await CountRows.ReadAsync(Database, Cancel);

        await ExpireAsync();
        var expired = await CountRows.ReadAsync(Database, Cancel);
        await RunAsync(RebuildCounts.JobKind);

        Assert.Equal(2, await CountAsync("trace"));
        Assert.Equal(1, await CountAsync("feedback"));
        Assert.Equal(before, expired);
        Assert.Equal(before, await CountRows.ReadAsync(Database, Cancel));
    }

    [Fact]
    public async Task Feedback_that_expires_before_its_trace_goes_on_to_count_until_a_later_thumb_is_given()
    {
        await Get<RetentionStore>().SetAsync(Project, new(FeedbackDays: 7, SignalDays: 7, OutcomeDays: null), Cancel);
        await KeepAsync(Of("a"));
        await KeepAsync(Thumb("f1", "a"));
        await KeepAsync(new Signal("s1", "a", SignalKind.Copy, Noon));
        Clock.Advance(TimeSpan.FromDays(8));
        var before = await CountRows.ReadAsync(Database, Cancel);
        await ExpireAsync();
        await RunAsync(RebuildCounts.JobKind);
        Assert.Equal(before, await CountRows.ReadAsync(Database, Cancel));
        Assert.Equal((0L, 0L), (await CountAsync("feedback"), await CountAsync("signal")));

        await KeepAsync(new Outcome("o1", "resolved", 1, Noon, "a"));
        var said = await SaidAsync();
        await KeepAsync(Thumb("f2", "a") with { Value = 0, At = Clock.GetUtcNow(), User = "bob" });

        Assert.Equal(["copy", "outcome", "thumb_up"], said);
        Assert.Equal(["copy", "outcome", "thumb_down"], await SaidAsync());
        Assert.Equal([(0L, 1L)], await QueryAsync<(long, long)>("select up, down from rater_day where up <> 0 or down <> 0"));
    }

    [Fact]
    public async Task Settings_that_keep_a_text_longer_than_its_trace_are_refused()
    {
        await RefusedAsync(400, () => Get<RetentionStore>().SetAsync(Project, new(TextDays: null), Cancel));
        await RefusedAsync(400, () => Get<RetentionStore>().SetAsync(Project, new(SignalDays: 0), Cancel));
        await Get<RetentionStore>().SetAsync(Project, new(TextDays: null, TraceDays: null), Cancel);

        Assert.Null((await Get<RetentionStore>().SettingsAsync(Project, Cancel)).TraceDays);
    }

    [Fact]
    public async Task Expiry_is_planned_once_a_day_and_only_when_something_is_due()
    {
        await KeepAsync(Of("a"));
        var plan = Assert.Single(Get<IEnumerable<IJobPlan>>());
        await plan.PlanAsync(Cancel);
        Assert.Equal(0, await CountAsync("job"));
        Clock.Advance(TimeSpan.FromDays(91));

        await plan.PlanAsync(Cancel);
        await plan.PlanAsync(Cancel);

        Assert.Equal([ExpireFacts.JobKind], await QueryAsync<string>("select kind from job"));
    }

    private static Trace Of(string id) => new(id, Noon, [new("user", "Why?")], "Yes.", Model: "m");

    private static FeedbackEntry Thumb(string id, string trace) => new(id, trace, FeedbackKind.Thumb, Noon, 1, User: "ada");

    private Task ExpireAsync() => RunAsync(ExpireFacts.JobKind);

    private async Task RunAsync(string kind)
    {
        var job = await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, kind, new { }), Cancel);
        var ended = await Get<JobRunner>().RunToEndAsync(job.Id, Cancel);
        Assert.True(ended.State == JobState.Done, ended.Reason);
    }

    private async Task<string[]> SaidAsync()
    {
        var bits = (await QueryAsync<long>("select said from said_hour where traces <> 0")).ToHashSet();
        return [.. Rollups.SaidBits.All.Where(one => bits.Contains((long)one.Bit)).Select(one => one.Word).Order(StringComparer.Ordinal)];
    }

    private async Task<long> CountAsync(string table) => (await QueryAsync<long>($"select count(*) from {table}"))[0];

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<T>(sql)];
    }
}

public sealed class RetentionOnSqlite : RetentionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RetentionOnPostgres : RetentionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
