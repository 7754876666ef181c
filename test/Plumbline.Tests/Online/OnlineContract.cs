using System.Globalization;
using Dapper;
using Plumbline.Evaluators;
using Plumbline.Fakes;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Replays;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Online;

/// <summary>What online evaluation promises, whatever the engine.</summary>
public abstract class OnlineContract : PartContract
{
    private static readonly Dictionary<string, OnlineEvaluator> Apology = new() { ["no_apology"] = new("tone", new("regex", "(?i)sorry", Forbid: true)) };

    private RuleStore Rules => Get<RuleStore>();

    [Fact]
    public async Task A_share_of_what_arrives_is_scored_once_with_its_chance_and_the_rest_is_left()
    {
        await StoreAsync(0, 100);
        var kept = await Rules.SetAsync(Project, new("tone", Apology, Share: 0.3, SpotCheck: 0), false, Cancel);
        await StoreAsync(100, 1_100);

        var turn = await RunAsync();
        await RunAsync();

        var scores = await Get<OnlineScores>().PageAsync(Project, "tone", null, 2_000, Cancel);
        Assert.Equal((1_000, scores.Count, 0), (turn.Seen, turn.Taken, turn.PassedOver));
        Assert.InRange(scores.Count, 250, 350);
        Assert.Equal(scores.Count, scores.DistinctBy(score => score.Trace).Count());
        Assert.All(scores, score => Assert.Equal((0.3, kept.Version, Sorry(score.Trace) ? 0.0 : 1.0), (score.InclusionProbability, score.RuleVersion, score.Score)));
        Assert.All(scores, score => Assert.True(Number(score.Trace) >= 100));
        Assert.Equal(scores.Select(score => score.Trace).Order(), Enumerable.Range(100, 1_000).Select(Name).Where(trace => OnlineShare.Place(Project, "tone", "evaluate", trace) < 0.3).Order());
    }

    [Fact]
    public async Task Two_workers_at_once_never_exceed_the_budget_nor_score_twice()
    {
        await Rules.SetAsync(Project, new("tone", Twice(), Share: 1, SpotCheck: 0.5, EvaluationsPerDay: 301, UsdPerDay: 100), false, Cancel);
        await StoreAsync(0, 1_500);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Worker().RoundAsync(Cancel), Cancel)));

        var status = Assert.Single(await Get<OnlineBoard>().OfAsync(Project, Cancel));
        Assert.Equal((300, 1_500, 1_350, 1_350), (status.Today.Evaluations, status.Progress.Seen, status.Progress.PassedOver, status.Today.PassedOver));
        Assert.Equal(300, (await Get<OnlineScores>().PageAsync(Project, "tone", null, 5_000, Cancel)).Count);
        Assert.Equal(150, await CountAsync("online_pick"));
    }

    [Fact]
    public async Task Two_servers_on_one_database_share_one_budget()
    {
        await Rules.SetAsync(Project, new("tone", Apology, Share: 1, SpotCheck: 0, EvaluationsPerDay: 250), false, Cancel);
        await StoreAsync(0, 2_000);
        await using var database = Place.Open();
        await using var writes = new WriteQueue(database);
        var ledger = new OnlineLedger(database, writes, Clock);
        var other = new EvaluateOnline(ledger, new(database, Clock), Rules, new(database, writes, Clock));
        var kept = (await Rules.FindAsync(Project, "tone", Cancel))!;

        await Task.WhenAll(DrainAsync(other, kept), DrainAsync(Get<EvaluateOnline>(), kept));

        Assert.Equal(250, (await Get<OnlineLedger>().TodayAsync(Project, "tone", Cancel)).Evaluations);
        Assert.Equal((250L, 250L), (await CountAsync("online_score"), await CountAsync("online_pick")));
        Assert.Equal(2_000, (await Get<OnlineLedger>().CursorAsync(Project, "tone", Cancel))!.Seen);
    }

    [Fact]
    public async Task Money_runs_out_before_the_number_does_and_a_new_day_has_its_own()
    {
        await Rules.SetAsync(Project, new("tone", new Dictionary<string, OnlineEvaluator> { ["paid"] = Apology["no_apology"] with { UsdEach = 0.1 } }, Share: 1, SpotCheck: 0, UsdPerDay: 1), false, Cancel);
        await StoreAsync(0, 50);
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        await StoreAsync(50, 60);

        var second = await RunAsync();

        Assert.Equal(((10, 40), (10, 0)), ((first.Taken, first.PassedOver), (second.Taken, second.PassedOver)));
        Assert.Equal(1, (await Get<OnlineLedger>().TodayAsync(Project, "tone", Cancel)).Usd, 9);
    }

    [Fact]
    public async Task A_paused_rule_waits_and_goes_on_where_it_was()
    {
        var set = await Rules.SetAsync(Project, new("tone", Apology, Share: 1, SpotCheck: 0), false, Cancel);
        var paused = await Rules.SwitchAsync(Project, "tone", false, Cancel);
        await StoreAsync(0, 20);
        Assert.Equal(0, (await RunAsync()).Taken);

        var resumed = await Rules.SwitchAsync(Project, "tone", true, Cancel);

        Assert.Equal(20, (await RunAsync()).Taken);
        Assert.Equal((set.Version, false), (resumed.Version, paused.Rule.Active));
        await RefusedAsync(404, () => Rules.SwitchAsync(Project, "none", true, Cancel));
    }

    [Fact]
    public async Task Replays_and_what_has_no_answer_are_not_live_traffic()
    {
        await Rules.SetAsync(Project, new("tone", Apology, Share: 1, SpotCheck: 0, Filter: new(Model: "m-1")), false, Cancel);
        await Get<ReplayStore>().KeepAsync(Project, new("t0001", "t0000", new(), "hash", true, null, Noon), Cancel);
        await StoreAsync(0, 2);
        await KeepAsync(new Trace("silent", Noon, [new("user", "Hello?")], Model: "m-1"), new Trace("other", Noon, [new("user", "Hello?")], "Hi.", Model: "m-2"));

        await RunAsync();

        Assert.Equal(["t0000"], (await Get<OnlineScores>().PageAsync(Project, "tone", null, 10, Cancel)).Select(score => score.Trace));
    }

    [Fact]
    public async Task Evaluators_that_differ_and_a_share_for_people_are_offered_once_with_their_chance()
    {
        await Rules.SetAsync(Project, new("tone", Twice(), Share: 1, SpotCheck: 0.2), false, Cancel);
        await StoreAsync(0, 500);
        await RunAsync();

        var differing = await Get<OfferStore>().AfterAsync(Project, OfferReason.Disagreement, null, 0, 1_000, Cancel);
        var checks = await Get<OfferStore>().AfterAsync(Project, OfferReason.SpotCheck, "online:tone", 0, 1_000, Cancel);

        Assert.Equal(Enumerable.Range(0, 500).Select(Name).Where(Sorry), differing.Select(offer => offer.Trace).Order());
        Assert.InRange(checks.Count, 70, 130);
        Assert.All(checks, offer => Assert.Equal((0.2, "tone"), (offer.InclusionProbability, offer.Dimension)));
        Assert.Equal(checks.Count + differing.Count, (await Get<OfferStore>().AfterAsync(Project, null, null, 0, 1_000, Cancel)).Count);
    }

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(0.0, false)]
    public async Task A_planted_error_of_the_evaluator_is_found_by_spot_checks_and_its_twin_is_left_alone(double error, bool found)
    {
        await Rules.SetAsync(Project, new("tone", Apology, Share: 1, SpotCheck: 0.2), false, Cancel);
        await StoreAsync(0, 600);
        await RunAsync();
        var checks = await Get<OfferStore>().AfterAsync(Project, OfferReason.SpotCheck, null, 0, 1_000, Cancel);

        await KeepAsync<Label>([.. checks.Select((offer, place) => Judged(offer.Trace, (Sorry(offer.Trace) ? 0 : 1) is var said && place % 10 < 10 * error ? 1 - said : said))]);
        await RunAsync();
        await RunAsync();

        var events = await Get<OnlineScores>().EventsAsync(Project, 10, Cancel);
        Assert.Equal(found, events.Count == 1);
        Assert.All(events, raised => Assert.InRange(raised.Evidence.Checks, 1, 80));
        Assert.Equal(checks.Where((_, place) => place % 10 < 10 * error).Select(offer => offer.Trace).Order(), (await Get<OfferStore>().NewestAsync(Project, OfferReason.Disagreement, 1_000, Cancel)).Select(offer => offer.Trace).Order());
        var line = (await Get<OnlineBoard>().OfAsync(Project, Cancel)).Single().Evaluators.Single();
        Assert.Equal(found, line.AlarmAt is not null);
        Assert.Equal(1 - error, line.Agreement.Value!.Value, 1);
        Assert.True(line.AsPeople.Interval!.Lo < line.AsPeople.Interval.Hi);
    }

    [Fact]
    public async Task What_was_taken_by_a_worker_that_was_cut_off_is_scored_by_the_next()
    {
        var kept = await Rules.SetAsync(Project, new("tone", Apology, Share: 1, SpotCheck: 0), false, Cancel);
        await StoreAsync(0, 5);
        var (through, arrived) = await Get<Arrivals>().NextAsync(Project, 0, null, 100, Cancel);
        await Get<OnlineLedger>().TakeAsync(Project, kept, 0, through, 5, arrived, Cancel);
        Clock.Advance(TimeSpan.FromMinutes(5));

        await RunAsync();
        await RunAsync();

        Assert.Equal(5, await CountAsync("online_score"));
    }

    [Fact]
    public async Task A_trace_in_a_transaction_that_is_open_holds_those_behind_it_back()
    {
        await StoreAsync(0, 1);
        await using var connection = await Database.OpenAsync(Cancel);
        if (Engine == Engine.Sqlite)
        {
            Assert.Equal(1, await Engine.SettledAsync("trace", connection, Cancel));
            return;
        }

        await using var writing = await Database.OpenAsync(Cancel);
        await using var open = await writing.BeginTransactionAsync(Cancel);
        await writing.ExecuteAsync("insert into trace (key, project, id, at, received_at, prompt_hash, candidates, rnd) values ('\\x01'::bytea, 'shop', 'late', 1, 1, '', 0, 0.5)", transaction: open);
        await StoreAsync(1, 2);

        var reading = Engine.SettledAsync("trace", connection, Cancel);
        Assert.NotSame(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(100), Cancel)));
        await open.CommitAsync(Cancel);

        Assert.Equal(3, await reading);
    }

    [Theory]
    [InlineData(0, 0.1, 0.9, "share")]
    [InlineData(0.5, 2, 0.9, "spot_check")]
    [InlineData(0.5, 0.1, 1, "agreement")]
    public async Task What_is_no_rule_is_refused(double share, double check, double agreement, string field)
    {
        var refused = await RefusedAsync(400, () => Rules.SetAsync(Project, new("tone", Apology, share, null, check, Agreement: agreement), false, Cancel));

        Assert.Equal([field], refused.Refusals.Select(one => one.Field));
    }

    [Theory]
    [InlineData("regex", "(", "evaluators.x.pattern")]
    [InlineData("human", null, "evaluators.x.kind")]
    [InlineData("nothing", null, "evaluators.x.kind")]
    public async Task An_evaluator_that_cannot_be_made_is_refused_when_it_is_set(string kind, string? pattern, string field)
    {
        var refused = await RefusedAsync(400, () => Rules.SetAsync(Project, new("tone", new Dictionary<string, OnlineEvaluator> { ["x"] = new("tone", new(kind, pattern)) }), false, Cancel));

        Assert.Equal([field], refused.Refusals.Select(one => one.Field));
        Assert.Empty(await Rules.AllAsync(Project, Cancel));
    }

    private static Dictionary<string, OnlineEvaluator> Twice() => new() { ["no_apology"] = Apology["no_apology"], ["any"] = new("tone", new EvaluatorSettings("regex", ".")) };

    private static async Task DrainAsync(EvaluateOnline evaluate, KeptRule kept)
    {
        while (await evaluate.RunAsync(Project, kept, Cancel) is not { AtEnd: true })
        {
            await Task.Yield();
        }
    }

    private RunOnline Worker() => new(Get<OnlineLedger>(), Rules, Get<EvaluateOnline>(), Get<CheckEvaluators>(), Get<OnlineScores>());

    private Task<OnlineTurn> RunAsync() => Get<RunOnline>().RoundAsync(Cancel);

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private Task<int> StoreAsync(int from, int to) => KeepAsync<Trace>([.. Enumerable.Range(from, to - from)
        .Select(i => new Trace(Name(i), Noon.AddSeconds(i), [new("user", "Where is it?")], i % 4 == 0 ? "Sorry, I do not know." : "Here.", Model: "m-1"))]);

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"t{i:0000}");

    private static int Number(string trace) => int.Parse(trace.AsSpan(1), CultureInfo.InvariantCulture);

    private static bool Sorry(string trace) => Number(trace) % 4 == 0;

    private static Label Judged(string trace, double score) => new($"l-{trace}", trace, "tone", "ada", Origin.HumanBlind, Noon, score);
}

public sealed class OnlineOnSqlite : OnlineContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class OnlineOnPostgres : OnlineContract
{
    private protected override Engine Engine => Engine.Postgres;
}
