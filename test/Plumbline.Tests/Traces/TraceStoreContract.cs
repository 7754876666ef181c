using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>What the store of traces promises, whatever the engine.</summary>
public abstract class TraceStoreContract : PartContract
{
    private TraceStore Store => Get<TraceStore>();

    [Fact]
    public async Task A_trace_is_found_as_it_was_stated()
    {
        var trace = Whole("t1");
        await KeepAsync(trace);

        var found = await Store.FindAsync(Project, "t1", Cancel);

        Assert.Equal(Text(trace with { User = null }), Text(found! with { User = null }));
        Assert.Equal(Clock.GetUtcNow(), (await Store.ReceivedAsync(Project, "t1", Cancel))!.At);
        Assert.Null(await Store.FindAsync(Project, "t2", Cancel));
        Assert.Null(await Store.FindAsync("other", "t1", Cancel));
        Assert.Null(await Store.FindAsync(Project, new('x', 900), Cancel));
    }

    [Fact]
    public async Task A_trace_with_nothing_but_its_question_is_kept()
    {
        await KeepAsync(Asked("t1"));

        Assert.Equal(Text(Asked("t1")), Text((await Store.FindAsync(Project, "t1", Cancel))!));
    }

    [Fact]
    public async Task A_known_id_is_left_as_it_is()
    {
        Assert.Equal(1, await KeepAsync(Asked("t1") with { Output = "First" }));

        Assert.Equal(1, await KeepAsync(Asked("t1") with { Output = "Second" }, Asked("t2")));

        Assert.Equal("First", (await Store.FindAsync(Project, "t1", Cancel))!.Output);
        Assert.Equal(2, await Store.CountAsync(Project, Cancel));
    }

    [Fact]
    public async Task The_same_id_in_two_projects_is_two_traces()
    {
        await KeepAsync(Asked("t1"));

        Assert.Equal(1, await KeepAsync("other", [Asked("t1")]));
    }

    [Fact]
    public async Task A_user_is_never_kept_by_name()
    {
        await KeepAsync(Asked("t1") with { User = "ada@example.org" }, Asked("t2") with { User = "ada@example.org" });
        await KeepAsync("other", [Asked("t1") with { User = "ada@example.org" }]);

        var person = (await Store.FindAsync(Project, "t1", Cancel))!.User;

        Assert.StartsWith("p_", person, StringComparison.Ordinal);
        Assert.Equal(person, (await Store.FindAsync(Project, "t2", Cancel))!.User);
        Assert.NotEqual(person, (await Store.FindAsync("other", "t1", Cancel))!.User);
        await using var connection = await Database.OpenAsync(Cancel);
        Assert.All(await connection.QueryAsync<byte[]>("select body from payload"), body => Assert.DoesNotContain("ada@", Encoding.UTF8.GetString(body), StringComparison.Ordinal));
        Assert.Empty(await connection.QueryAsync<string>("select person from trace where person like '%ada@%'"));
    }

    [Fact]
    public async Task Traces_are_read_in_the_order_of_their_arrival_and_only_labelled_ones_when_asked()
    {
        await KeepAsync(Asked("t1"), Whole("t2"), Asked("t3"));
        await KeepAsync(new Label("l1", "t2", "tone", "reviewer", Origin.HumanBlind, Noon, 1));

        var all = await Store.AfterAsync(Project, 0, 2, false, Cancel);

        Assert.Equal(["t1", "t2"], all.Select(row => row.Trace.Id));
        Assert.Equal(["t3"], (await Store.AfterAsync(Project, all[^1].N, 2, false, Cancel)).Select(row => row.Trace.Id));
        var labelled = Assert.Single(await Store.AfterAsync(Project, 0, 10, true, Cancel));
        Assert.Equal(Text(Whole("t2") with { User = null }), Text(labelled.Trace with { User = null }));
    }

    [Fact]
    public async Task When_a_release_first_served_is_known_when_it_did()
    {
        await KeepAsync(Asked("t1") with { Release = "r1", At = Noon.AddHours(1) }, Asked("t2") with { Release = "r1" });

        Assert.Equal(Noon, await Store.FirstServedAsync(Project, "r1", Cancel));
        Assert.Null(await Store.FirstServedAsync(Project, "r2", Cancel));
    }

    private static Trace Asked(string id) => new(id, Noon, [new("user", "Where is my refund?")]);

    private static Trace Whole(string id) => new(
        id, Noon, [new("system", "Be kind."), new("user", "Where is my \"refund\"? 💶")], "On its way.", "c1", "ada", "model-1", "family", "p1", "base", "t0",
        [new("s1", "call", Noon, Noon.AddSeconds(1), Kind: "model", InputTokens: 3)], [new("a", "On its way.", "m", "f", 0.7), new("b", "No.")], "a", 12, 34, 0.0025, 812.5,
        JsonSerializer.SerializeToElement(new { amount = 40.25 }), new Dictionary<string, string> { ["channel"] = "mail" });

    private static string Text(Trace trace) => JsonSerializer.Serialize(trace, WireFormat.Options);
}

public sealed class TraceStoreOnSqlite : TraceStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TraceStoreOnPostgres : TraceStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
