using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Redaction;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.DeadLetters;

/// <summary>What our own API refuses is on the list with its reason, and comes in by a replay once it can, whatever the engine.</summary>
public abstract class RefusedFactContract
{
    private const string Good = """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Hello"}]}""";
    private const string Bad = """{"id":"t2","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Write to ada@example.org"}],"user":"ada","latency_milliseconds":-1}""";

    private protected abstract Engine Engine { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bad_facts_of_a_list_are_letters_and_the_good_ones_are_kept()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        var answer = await server.PostAsync("/api/v1/traces", $"[{Good},{Bad},7]");

        Assert.Equal(207, answer.Status);
        var letters = await Letters.AllAsync(server, 2);
        Assert.Equal(
            [("native", "trace", "invalid", "latency_milliseconds", "whole", 1L), ("native", "trace", "invalid", "body", "whole", 1L)],
            letters.Select(one => (one.Letter.Surface, one.Letter.Kind, one.Letter.Code, one.Letter.Field, one.Letter.State, one.Letter.Times)));
        Assert.Equal("7", letters[1].Body);
        Assert.Equal(1, await server.Get<TraceStore>().CountAsync(Caller.DefaultProject, Cancel));
    }

    [Fact]
    public async Task No_id_of_a_user_and_nothing_that_the_project_does_not_keep_lies_in_a_letter()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        await server.Get<ProjectStore>().PseudonymAsync(Caller.DefaultProject, Cancel);
        await server.Get<RedactionStore>().SetAsync(Caller.DefaultProject, RedactionSettings.Nothing with { Kinds = new Dictionary<SensitiveKind, RedactionRule> { [SensitiveKind.Email] = RedactionRule.Mask } }, Cancel);

        await server.PostAsync("/api/v1/traces", Bad);
        await server.PostAsync("/api/v1/traces", "{\"input\":\"ada@example.org\",");

        var bodies = (await Letters.AllAsync(server, 2)).Select(one => one.Body!).ToArray();
        Assert.All(bodies, body => Assert.DoesNotContain("ada@", body, StringComparison.Ordinal));
        Assert.Contains("Write to [email]", bodies[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"ada\"", bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_thing_refused_again_is_one_letter_and_one_loss()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await server.PostAsync("/api/v1/traces", $"[{Good},{Bad}]");
        }

        var counts = await Letters.CountsAsync(server, 3);
        Assert.Equal([new("native", "invalid", 1, 0, 0, 0)], counts);
        Assert.Equal(3, Assert.Single(await Letters.AllAsync(server, 3)).Letter.Times);
    }

    [Fact]
    public async Task The_counts_equal_the_losses_that_were_injected_and_each_is_somewhere()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        var broken = Enumerable.Range(0, 150).Select(n => $$"""{"id":"f{{n}}","trace":"t","kind":"thumb","at":"2026-03-01T12:00:00Z","value":{{n + 2}}}""").ToArray();

        await server.PostAsync("/api/v1/feedback", $"[{string.Join(',', broken)}]");
        await server.PostAsync("/api/v1/outcomes", "{");
        await Letters.WrittenAsync(server.Get<DeadLetterCounts>(), 151);
        var forgotten = await server.PostAsync("/api/v1/dead-letters/forget", """{"code":"unreadable"}""");

        Assert.Equal((200, 1), (forgotten.Status, forgotten.Json.GetProperty("taken").GetInt32()));
        Assert.Equal([new("native", "invalid", 150, 0, 0, 0), new("native", "unreadable", 1, 0, 1, 0)], await Letters.CountsAsync(server, 151));
        var page = (await server.GetAsync("/api/v1/dead-letters?limit=100&surface=native&code=invalid")).Json;
        Assert.Equal((100, 150, 0), (page.GetProperty("letters").GetArrayLength(), page.GetProperty("counts")[0].GetProperty("waiting").GetInt32(), page.GetProperty("not_written_down").GetInt32()));
        Assert.Equal(50, (await server.GetAsync($"/api/v1/dead-letters?limit=100&before={page.GetProperty("next").GetInt64()}")).Json.GetProperty("letters").GetArrayLength());
    }

    [Fact]
    public async Task A_letter_that_is_still_wrong_stays_and_one_that_is_right_by_now_is_one_fact_however_often_it_is_replayed()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        await server.PostAsync("/api/v1/traces", Bad);
        var wrong = (await Letters.AllAsync(server, 1))[0];
        var right = await InjectAsync(server, Good);

        var again = await server.PostAsync($"/api/v1/dead-letters/{wrong.Letter.Id}/replay", "");
        var all = await server.PostAsync("/api/v1/dead-letters/replay", "{}");
        var known = await InjectAsync(server, Good);
        var second = await server.PostAsync($"/api/v1/dead-letters/{known}/replay", "");

        Assert.Equal(right, known);
        Assert.Equal((0, 1), Report(again));
        Assert.Equal((1, 1), Report(all));
        Assert.Equal((1, 0), Report(second));
        Assert.Equal(1, await server.Get<TraceStore>().CountAsync(Caller.DefaultProject, Cancel));
        var left = Assert.Single((await server.GetAsync("/api/v1/dead-letters")).Json.GetProperty("letters").EnumerateArray());
        Assert.Equal((wrong.Letter.Id, 2), (left.GetProperty("id").GetString(), left.GetProperty("tries").GetInt32()));
    }

    [Fact]
    public async Task A_replay_names_the_user_as_the_first_arrival_would_have()
    {
        const string Said = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1,"user":"ada"}""";
        await using var server = await ServedApp.StartAsync(engine: Engine);
        var letter = await InjectAsync(server, Said, "feedback");

        Assert.Equal((1, 0), Report(await server.PostAsync($"/api/v1/dead-letters/{letter}/replay", "")));

        var name = (await server.Get<ProjectStore>().PseudonymAsync(Caller.DefaultProject, Cancel)).Of("ada");
        Assert.Equal(name, Assert.Single(await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, "t1", Cancel)).Fact.User);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_cut_and_cannot_be_replayed()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        await server.PostAsync("/api/v1/traces", $$"""{"id":"t2","wrong":"{{new string('x', 300_000)}}"}""");

        var letter = Assert.Single(await Letters.AllAsync(server, 1));

        Assert.Equal(("cut", 256 * 1024), (letter.Letter.State, letter.Bytes!.Length));
        var answer = await server.PostAsync($"/api/v1/dead-letters/{letter.Letter.Id}/replay", "");
        Assert.Contains("body is cut", answer.Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), Report(answer));
    }

    /// <summary>A letter whose body is right by now, as after an upgrade that takes what was refused before.</summary>
    private static async Task<string> InjectAsync(ServedApp server, string body, string kind = "trace")
    {
        var counts = server.Get<DeadLetterCounts>();
        var before = counts.Kept;
        server.Get<DeadLetterQueue>().Add(new(Caller.DefaultProject, Access.Local, "local"), new RefusedItem("native", kind, RefusalCode.Invalid, [new("id", "Once it was wrong.")]).With(JsonElement.Parse(body)));
        await Letters.WrittenAsync(counts, before + 1);
        return (await server.GetAsync("/api/v1/dead-letters?limit=1")).Json.GetProperty("letters")[0].GetProperty("id").GetString()!;
    }

    private static (int Taken, int Refused) Report(Answer answer) => answer.Status == 200
        ? (answer.Json.GetProperty("taken").GetInt32(), answer.Json.GetProperty("refused").GetInt32())
        : throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
}

public sealed class RefusedFactsOnSqlite : RefusedFactContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RefusedFactsOnPostgres : RefusedFactContract
{
    private protected override Engine Engine => Engine.Postgres;
}
