using Plumbline.Fakes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Outcomes;

/// <summary>What the store of outcomes promises, whatever the engine.</summary>
public abstract class OutcomeStoreContract : PartContract
{
    private OutcomeStore Store => Get<OutcomeStore>();

    [Fact]
    public async Task An_outcome_is_joined_by_trace_by_conversation_and_by_user()
    {
        await KeepAsync(Asked("t1", "c1", "ada"), Asked("t2", "c2", "bob"), Asked("t3", null, null));

        await KeepAsync(
            Ended("by trace", 1) with { Trace = "t1" }, Ended("by conversation", 2) with { Conversation = "c1" }, Ended("by user", 3) with { User = "ada" });

        Assert.Equal(["by trace", "by conversation", "by user"], (await Store.OfTraceAsync(Project, "t1", Cancel)).Select(outcome => outcome.Fact.Id));
        Assert.Empty(await Store.OfTraceAsync(Project, "t2", Cancel));
        Assert.Empty(await Store.OfTraceAsync(Project, "t3", Cancel));
        Assert.Empty(await Store.OfTraceAsync("other", "t1", Cancel));
    }

    [Fact]
    public async Task An_outcome_is_found_as_it_was_stated_and_its_user_is_a_pseudonym()
    {
        await KeepAsync(Asked("t1", "c1", "ada"));
        var stated = new Outcome("o1", "resolved", 0.5, Noon.AddDays(30), "t1", "c1", "ada");

        Assert.Equal(1, await KeepAsync(stated));
        Assert.Equal(0, await KeepAsync(stated with { Value = 1 }));

        var (found, received) = Assert.Single(await Store.OfTraceAsync(Project, "t1", Cancel));
        Assert.Equal(Clock.GetUtcNow(), received);
        Assert.Equal(stated, found with { User = "ada" });
        Assert.StartsWith("p_", found.User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_may_come_before_its_trace()
    {
        await KeepAsync(Ended("early", 0) with { Trace = "t1" });

        await KeepAsync(Asked("t1", null, null));

        Assert.Single(await Store.OfTraceAsync(Project, "t1", Cancel));
    }

    private static Trace Asked(string id, string? conversation, string? user) =>
        new(id, Noon, [new("user", "Hello")], Conversation: conversation, User: user, Release: "r1");

    private static Outcome Ended(string id, int day) => new(id, "resolved", 1, Noon.AddDays(day));
}

public sealed class OutcomeStoreOnSqlite : OutcomeStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class OutcomeStoreOnPostgres : OutcomeStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
