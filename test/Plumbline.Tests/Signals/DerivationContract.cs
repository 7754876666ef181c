using Dapper;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Signals;

/// <summary>What deriving signals promises, whatever the engine, the order of arrival and the number of tries.</summary>
public abstract class DerivationContract : DerivingContract
{
    private static readonly SignalRuleSet Hasty = (SignalRuleSet.Default with { RegenerateSeconds = 10 }).Whole();

    [Fact]
    public async Task Two_traces_of_a_conversation_say_that_the_user_asked_again()
    {
        await KeepAsync(Asked("t1", 0, Question), Asked("t2", 30, Question), Asked("t3", 60, "How much tax did I pay in March?"), Asked("t4", 400, "Do you ship abroad?"));

        await CatchUpAsync(Project);

        Assert.Equal(["t1 regenerate", "t2 retry How much tax did I pay in March?"], await SaidAsync(Project));
    }

    [Fact]
    public async Task What_comes_later_changes_what_was_concluded()
    {
        await KeepAsync(Did("t1", InteractionKind.Left, 60));
        await CatchUpAsync(Project);
        Assert.Equal(["t1 abandonment 60"], await SaidAsync(Project));

        await KeepAsync(Asked("t1", 0, Question), Asked("t2", 50, "Do you ship abroad?"));
        await CatchUpAsync(Project);
        Assert.Empty(await SaidAsync(Project));

        await KeepAsync(Did("t2", InteractionKind.Left, 60));
        await CatchUpAsync(Project);
        Assert.Equal(["t2 abandonment 60"], await SaidAsync(Project));

        await KeepAsync(new FeedbackEntry("f1", "t2", FeedbackKind.Thumb, Noon.AddSeconds(90), 1));
        await CatchUpAsync(Project);
        Assert.Empty(await SaidAsync(Project));
    }

    [Fact]
    public async Task A_behaviour_that_the_client_stated_counts_once()
    {
        await KeepAsync(Asked("t1", 0, Question), Asked("t2", 30, Question));
        await KeepAsync(Did("t1", InteractionKind.Copied, 3, "tax"));
        await CatchUpAsync(Project);
        Assert.Equal(["t1 copy tax", "t1 regenerate"], await SaidAsync(Project));

        await KeepAsync(new Signal("s1", "t1", SignalKind.Retry, Noon.AddSeconds(30)), new Signal("s2", "t1", SignalKind.Copy, Noon.AddSeconds(3)));

        var read = await Get<SignalStore>().OfTraceAsync(Project, "t1", Cancel);
        Assert.Equal([(SignalKind.Copy, null), (SignalKind.Retry, null)], read.Select(one => (one.Fact.Kind, one.Fact.Rules)));
        Assert.Equal([(SignalKind.Copy, 1, 0), (SignalKind.Retry, 1, 0)], (await CountsAsync()).Select(one => (one.Kind, one.Stated, one.Derived)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_order_and_repetition_of_arrivals_gives_the_same_signals(int seed)
    {
        var world = World.Of(200);
        await KeepAsync("straight", world.Traces);
        await KeepAsync("straight", world.Interactions);
        await CatchUpAsync("straight");

        var chance = new Random(seed);
        object[] shuffled = [.. world.Traces.Concat<object>(world.Interactions).Concat(world.Interactions.Take(50)).Concat(world.Traces.Take(20))];
        chance.Shuffle(shuffled);
        foreach (var chunk in shuffled.Chunk(97))
        {
            await KeepAsync("shuffled", chunk.OfType<Trace>().ToArray());
            await KeepAsync("shuffled", chunk.OfType<Interaction>().ToArray());
            await CatchUpAsync("shuffled");
        }

        var straight = await SaidAsync("straight");
        Assert.InRange(straight.Count, 100, 2_000);
        Assert.Equal(straight, await SaidAsync("shuffled"));
    }

    [Fact]
    public async Task Other_rules_hold_once_all_history_is_derived_by_them_and_the_former_are_forgotten()
    {
        var world = World.Of(600);
        await KeepAsync(Project, world.Traces);
        await KeepAsync(Project, world.Interactions);
        await KeepAsync("fresh", world.Traces);
        await KeepAsync("fresh", world.Interactions);
        await CatchUpAsync(Project);
        var before = await SaidAsync(Project);

        var started = await Get<StartDerivation>().RunAsync(Project, Hasty, Cancel);
        Assert.False((await Get<DeriveSignals>().StepAsync(Project, Hasty, Cancel)).IsComplete);
        Assert.Equal(before, await SaidAsync(Project));
        var ended = await Get<JobRunner>().RunToEndAsync(started.Id, Cancel);

        Assert.Equal((JobState.Done, ended.Progress.Total), (ended.State, ended.Progress.Done));
        Assert.Equal(Hasty.Version, (await Get<SignalRuleStore>().CurrentAsync(Project, Cancel)).Rules.Version);
        var after = await SaidAsync(Project);
        Assert.NotEqual(before, after);
        await DeriveAsync("fresh", Hasty);
        Assert.Equal(await RowsAsync("fresh", Hasty), await RowsAsync(Project, Hasty));
        Assert.Empty(await RowsAsync(Project, SignalRuleSet.Default));

        await Get<JobRunner>().RunToEndAsync((await Get<StartDerivation>().RunAsync(Project, SignalRuleSet.Default, Cancel)).Id, Cancel);
        Assert.Equal(before, await SaidAsync(Project));
    }

    [Fact]
    public async Task Two_rules_are_not_derived_at_once()
    {
        await KeepAsync(Asked("t1", 0, Question));
        var first = await Get<StartDerivation>().RunAsync(Project, Hasty, Cancel);

        Assert.Equal(first.Id, (await Get<StartDerivation>().RunAsync(Project, Hasty, Cancel)).Id);
        await RefusedAsync(409, () => Get<StartDerivation>().RunAsync(Project, SignalRuleSet.Default, Cancel));
        await RefusedAsync(400, () => Get<StartDerivation>().RunAsync("other", Hasty with { CopyWords = 0 }, Cancel));
    }

    [Fact]
    public async Task Of_two_that_derive_the_same_one_is_dropped()
    {
        await KeepAsync(Did("t1", InteractionKind.Copied, 3, "tax"));
        var cursor = SignalCursor.Start;
        var to = cursor with { Places = [0, 0, 1, 0, 0] };

        Assert.True(await Get<DerivedSignalStore>().ReplaceAsync(Project, "r", cursor, to, [], [], Cancel));
        Assert.False(await Get<DerivedSignalStore>().ReplaceAsync(Project, "r", cursor, to, [], [], Cancel));
        Assert.Equal(to with { Step = 1 }, await Get<DerivedSignalStore>().CursorAsync(Project, "r", Cancel) is { } kept ? kept with { Places = to.Places } : null);
    }

    [Fact]
    public async Task Edits_are_counted_by_what_they_say()
    {
        await KeepAsync(Did("t1", InteractionKind.Edited, 3, "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyy"), Did("t2", InteractionKind.Edited, 3, "abcdxx", "abcdef"), Did("t3", InteractionKind.Edited, 3, "none", "abcdef"));
        await CatchUpAsync(Project);

        Assert.Equal(
            [(EditReading.Approval, 1), (EditReading.Improvement, 1), (EditReading.Rejection, 1)],
            (await CountsAsync()).Select(one => (one.Reading!.Value, (int)one.Derived)));
    }

    private async Task CatchUpAsync(string project)
    {
        await Get<SignalRuleStore>().BeginAsync(project, SignalRuleSet.Default, Cancel);
        await DeriveAsync(project, (await Get<SignalRuleStore>().CurrentAsync(project, Cancel)).Rules);
    }

    private Task<IReadOnlyList<SignalCount>> CountsAsync() => Get<SignalCounts>().OfAsync(Project, SignalRuleSet.Default, DateTimeOffset.UnixEpoch, Cancel);

    private async Task<IReadOnlyList<string>> SaidAsync(string project)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        var rows = await connection.QueryAsync<(string Trace, string Kind, double? Value, string? Text)>(
            "select trace as Trace, kind as Kind, value as Value, text as Text from counted_signal where project = @project", new { project });
        return [.. rows.Select(row => FormattableString.Invariant($"{row.Trace} {row.Kind} {row.Value} {row.Text}").Replace("  ", " ", StringComparison.Ordinal).Trim()).Order(StringComparer.Ordinal)];
    }

    private static Trace Asked(string id, double seconds, string question) => new(id, Noon.AddSeconds(seconds), [new("user", question)], "You paid eight dollars in tax.", "c1");

    private static Interaction Did(string trace, InteractionKind kind, double seconds, string? text = null, string? before = null) =>
        new($"{trace} {kind} {seconds}", trace, kind, Noon.AddSeconds(seconds), seconds, text, before);
}

public sealed class DerivationOnSqlite : DerivationContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class DerivationOnPostgres : DerivationContract
{
    private protected override Engine Engine => Engine.Postgres;
}
