using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Capture;
using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Outcomes;
using Plumbline.Pairs;
using Plumbline.Signals;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Retention;

/// <summary>What forgetting promises, whatever the engine: nothing of the user is left but counts and hashes, and what was made of it is marked.</summary>
public abstract class ForgetContract : PartContract
{
    private const string Ada = "ada@example.org";

    [Fact]
    public async Task Nothing_of_a_forgotten_user_is_left_and_everything_of_others_is()
    {
        await KeepAsync(Of("a1", Ada) with { Conversation = "c1" }, Of("a2", Ada) with { Conversation = "shared" }, Of("b1", "bob") with { Conversation = "shared" });
        await KeepAsync(new CapturedPart("p1", "a3", Noon, Whole: new() { Output = JsonSerializer.SerializeToElement("secret"), User = Ada }));
        await KeepAsync(
            Said("f1", "a1", "bob"), Said("f2", "b1", Ada), Said("f3", "b1", "bob"), Said("f4", null, null) with { Conversation = "c1" }, Said("f5", null, null) with { Conversation = "shared" });
        await KeepAsync(new Interaction("i1", "a1", InteractionKind.Copied, Noon, Text: "secret"), new Interaction("i2", "b1", InteractionKind.Copied, Noon, Text: "open"));
        await KeepAsync(new Signal("s1", "a1", SignalKind.Edit, Noon, .5, "secret"), new Signal("s2", "b1", SignalKind.Copy, Noon));
        await KeepAsync(
            new Outcome("o1", "resolved", 1, Noon, "a1"), new Outcome("o2", "retained", 1, Noon, User: Ada), new Outcome("o3", "resolved", 1, Noon, Conversation: "c1"),
            new Outcome("o4", "resolved", 1, Noon, User: "bob"));
        await KeepAsync(Judged("l1", "a1"), Judged("l2", "b1"));
        var planned = await PlanAsync(new(Ada));

        var went = await ForgetAsync(new(Ada));

        Assert.Equal((3, 1, 3, 1, 3, 1), (went.Traces, went.Parts, went.Feedback, went.Signals + went.Interactions - 1, went.Outcomes, went.Labels));
        Assert.Equal(JsonSerializer.Serialize(planned), JsonSerializer.Serialize(went));
        Assert.Equal(["b1"], await QueryAsync<string>("select id from trace"));
        Assert.Equal(["f3", "f5"], await QueryAsync<string>("select id from feedback order by id"));
        Assert.Equal(["s2", "o4", "l2"], await QueryAsync<string>("select id from signal union all select id from outcome union all select id from label"));
        Assert.Equal((1L, 0L, 1L), (await CountAsync("payload"), await CountAsync("trace_part"), await CountAsync("interaction")));
        Assert.DoesNotContain(await PersonAsync(Ada), string.Join(' ', await QueryAsync<string>("select rater from rater_day union all select person from feedback where person is not null")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_counts_after_it_are_those_counted_anew(int seed)
    {
        var stream = new SplitMix64((ulong)seed);
        for (var turn = 0; turn < 80; turn++)
        {
            var (trace, user) = ($"t{stream.Below(25)}", stream.Below(2) == 0 ? Ada : "bob");
            await (stream.Below(4) switch
            {
                0 => KeepAsync(Of(trace, user) with { At = Noon.AddHours(stream.Below(50)) }),
                1 => KeepAsync(Said($"f{turn}", trace, user) with { Value = stream.Below(2), At = Noon.AddSeconds(stream.Below(99)) }),
                2 => KeepAsync(new Signal($"s{turn}", trace, SignalKind.Copy, Noon)),
                _ => KeepAsync(new Outcome($"o{turn}", "resolved", 1, Noon, trace)),
            });
        }

        await ForgetAsync(new(Ada));
        await ForgetAsync(new(Trace: "t3"));
        var counts = await CountRows.ReadAsync(Database, Cancel);
        await RunAsync(RebuildCounts.JobKind);

        var rater = $"rater={await PersonAsync(Ada)}";
        Assert.NotEmpty(counts);
        Assert.Equal(await CountRows.ReadAsync(Database, Cancel), counts);
        Assert.DoesNotContain(counts, row => row.Contains(rater, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twice_changes_nothing_and_each_request_stands_in_the_record_without_an_id()
    {
        await KeepAsync(Of("a1", Ada), Of("b1", "bob"));
        await ForgetAsync(new(Ada));
        var counts = await CountRows.ReadAsync(Database, Cancel);

        var again = await ForgetAsync(new(Ada));

        Assert.Equal(0, again.Traces);
        Assert.Equal(counts, await CountRows.ReadAsync(Database, Cancel));
        var record = await Get<DeletionStore>().ListAsync(Project, 10, Cancel);
        Assert.Equal([("user", "local", true), ("user", "local", true)], record.Select(one => (one.Kind, one.Actor, one.EndedAt is not null)));
        Assert.All(record, one => Assert.StartsWith("p_", one.Subject, StringComparison.Ordinal));
        Assert.Equal(1, record.Sum(one => one.Forgotten.Traces));
        Assert.DoesNotContain(await QueryAsync<string>("select payload from job union all select coalesce(result, '') from job union all select payload from job_step"), text => text.Contains("ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forgotten_trace_does_not_come_back_and_a_forgotten_user_may()
    {
        await KeepAsync(Of("a1", Ada));
        await ForgetAsync(new(Ada));
        await ForgetAsync(new(Trace: "early"));

        Assert.Equal(1, await KeepAsync(Of("a1", Ada), Of("early", "bob"), Of("a2", Ada)));
        Assert.Equal(0, await KeepAsync(Said("f1", "a1", "bob")));
        Assert.Equal(0, await KeepAsync(new Signal("s1", "a1", SignalKind.Copy, Noon)));
        Assert.Equal(0, await KeepAsync(new Outcome("o1", "resolved", 1, Noon, "a1")));
        Assert.Equal(0, await KeepAsync(Judged("l1", "a1")));
        Assert.Equal(0, await KeepAsync(new CapturedPart("p1", "a1", Noon, Whole: new() { Release = "r1" })));

        Assert.Equal(["a2"], await QueryAsync<string>("select id from trace"));
        Assert.Equal((0L, 0L), (await CountAsync("awaiting"), await CountAsync("trace_part")));
        Assert.Equal(1, await KeepAsync("other", [Of("a1", Ada)]));
    }

    [Fact]
    public async Task What_was_made_of_it_is_marked_and_the_next_version_lacks_it()
    {
        await KeepAsync([.. Enumerable.Range(0, 4).Select(number => LabelledDesk.Question(number) with { User = number == 0 ? Ada : "bob" })]);
        await KeepAsync([.. Enumerable.Range(0, 3).SelectMany(number => LabelledDesk.Judged(number))]);
        var first = await CutAsync();
        var pairs = await Get<BuildPairs>().RunAsync(Project, new("desk", Split.Train), Cancel);
        await Get<ArtifactStore>().KeepAsync(Project, Artifact.Of("checkpoint", "desk", Encoding.UTF8.GetBytes("weights"), new { }, [$"pairs:{pairs.Version}"]), Cancel);
        await Get<ArtifactStore>().KeepAsync(Project, Artifact.Of("scorecard", null, Encoding.UTF8.GetBytes("scores"), new { }, ["trace:t0", "trace:t1"], $"dataset:{first}"), Cancel);
        await KeepAsync([.. LabelledDesk.Judged(3)]);
        await Get<ArtifactStore>().KeepAsync(Project, Artifact.Of("pairs", null, Encoding.UTF8.GetBytes("others"), new { }, ["label:l3-kind"], $"dataset:{first}"), Cancel);

        var went = await ForgetAsync(new(Ada));
        await KeepAsync(LabelledDesk.Question(0) with { User = Ada });

        Assert.Equal([("checkpoint", 1), ("dataset", 1), ("pairs", 1), ("scorecard", 1)], went.Artifacts.Select(one => (one.Kind, one.Items)));
        var old = (await Get<ArtifactStore>().FindAsync(Project, "dataset", first, Cancel))!;
        Assert.Equal(1, old.Forgotten);
        Assert.Contains("Question 0?", Encoding.UTF8.GetString((await Get<ArtifactStore>().LoadAsync(Project, "dataset", first, Cancel)).Content), StringComparison.Ordinal);
        var (next, content) = await Get<ArtifactStore>().LoadAsync(Project, "dataset", await CutAsync(), Cancel);
        Assert.NotEqual(first, next.Hash);
        Assert.Equal(0, next.Forgotten);
        Assert.Equal(["t1", "t2", "t3"], DatasetText.Read(content).Items.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("trace:t0", (await Get<TraceLineage>().OfAsync(Project, $"dataset:{first}", Cancel)).From.SelectMany(level => level.Ids));
    }

    [Fact]
    public async Task What_had_expired_of_the_user_bears_no_pseudonym_afterwards()
    {
        await Get<RetentionStore>().SetAsync(Project, new(FeedbackDays: 7), Cancel);
        await KeepAsync(Of("b1", "bob"), Of("b2", "bob") with { At = Noon.AddDays(-1) });
        await KeepAsync(Said("f1", "b1", Ada), Said("f2", "b2", Ada));
        Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync(ExpireFacts.JobKind);
        var thumbs = await QueryAsync<long>("select cast(sum(up) as bigint) from rater_day");

        await ForgetAsync(new(Ada));

        Assert.Equal(thumbs, await QueryAsync<long>("select cast(sum(up) as bigint) from rater_day"));
        Assert.Equal([""], await QueryAsync<string>("select distinct rater from rater_day"));
        Assert.Empty(await QueryAsync<string>("select rater from trace where rater is not null"));
    }

    [Fact]
    public async Task A_replay_goes_with_its_original()
    {
        await KeepAsync(Of("a1", Ada), Of("b1", "bob"));
        foreach (var (id, original) in new[] { ("r1", "a1"), ("r2", "r1"), ("r3", "b1") })
        {
            await KeepAsync(new Trace(id, Noon, [new("user", "A secret question?")], "Another answer."));
            await using var connection = await Database.OpenAsync(Cancel);
            await connection.ExecuteAsync(
                "insert into replay (key, project, trace, original, original_key, asked, prompt, same_prompt, at) values (@Key, @Project, @id, @original, @From, '{}', 'p', 1, 0)",
                new { Key = Key.Of(Project, "trace", id), Project, id, original, From = Key.Of(Project, "trace", original) });
        }

        Assert.Equal(2, (await PlanAsync(new(Ada))).Traces);
        Assert.Equal(3, (await ForgetAsync(new(Ada))).Traces);
        Assert.Equal(1, (await PlanAsync(new(Trace: "r3"))).Traces);
        Assert.Equal(2, (await ForgetAsync(new(Trace: "b1"))).Traces);

        Assert.Equal((0L, 0L), (await CountAsync("trace"), await CountAsync("replay")));
    }

    [Fact]
    public async Task A_request_names_one_subject()
    {
        await RefusedAsync(400, () => PlanAsync(new()));
        await RefusedAsync(400, () => PlanAsync(new("u", "t")));
    }

    private static Trace Of(string id, string user) => new(id, Noon, [new("user", "A secret question?")], "A secret answer.", User: user, Model: "m");

    private static FeedbackEntry Said(string id, string? trace, string? user) =>
        trace is null ? new(id, trace, FeedbackKind.Score, Noon, 1, User: user, Name: "calm") : new(id, trace, FeedbackKind.Thumb, Noon, 1, User: user);

    private static Label Judged(string id, string trace) => new(id, trace, "tone", "eve", Origin.HumanBlind, Noon, 1);

    private async Task<string> CutAsync() => (await Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: LabelledDesk.Role), Cancel)).Version;

    private async Task<string> PersonAsync(string user) => (await Get<Accounts.ProjectStore>().PseudonymAsync(Project, Cancel)).Of(user)!;

    private Task<ForgottenFacts> PlanAsync(ForgetRequest request) => Get<ForgetFacts>().PlanAsync(Project, request, Cancel);

    private async Task<ForgottenFacts> ForgetAsync(ForgetRequest request)
    {
        var ended = await EndAsync(await Get<ForgetFacts>().StartAsync(Project, request, "local", Cancel));
        return ended.Result!.Value.Deserialize<ForgottenFacts>(WireFormat.WithNulls)!;
    }

    private async Task RunAsync(string kind) => await EndAsync(await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, kind, new { }), Cancel));

    private async Task<Job> EndAsync(Job job)
    {
        var ended = await Get<JobRunner>().RunToEndAsync(job.Id, Cancel);
        Assert.True(ended.State == JobState.Done, ended.Reason);
        return ended;
    }

    private async Task<long> CountAsync(string table) => (await QueryAsync<long>($"select count(*) from {table}"))[0];

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<T>(sql)];
    }
}

public sealed class ForgetOnSqlite : ForgetContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ForgetOnPostgres : ForgetContract
{
    private protected override Engine Engine => Engine.Postgres;
}
