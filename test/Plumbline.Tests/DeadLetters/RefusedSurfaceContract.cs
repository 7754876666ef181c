using System.Text;
using Plumbline.Accounts;
using Plumbline.Capture;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.DeadLetters;

/// <summary>What other tools' clients send and is refused is on the list too, and comes in by the code of its surface, whatever the engine.</summary>
public abstract class RefusedSurfaceContract
{
    private const string Sound = """{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"chat","startTimeUnixNano":"1772366400000000000","endTimeUnixNano":"1772366402000000000"}""";
    private const string Nameless = """{"name":"no ids"}""";
    private const string LongUser = """{"traceId":"0af7651916cd43dd8448eb211c80319d","spanId":"b7ad6b7169203332","name":"chat","startTimeUnixNano":"1772366400000000000","attributes":[{"key":"user.id","value":{"stringValue":"LONG"}}]}""";

    private protected abstract Engine Engine { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_request_with_some_bad_spans_the_good_ones_are_kept_and_the_others_are_letters()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        var answer = await server.PostAsync("/v1/traces", Spans(Sound, Nameless, LongUser.Replace("LONG", new string('u', 900), StringComparison.Ordinal)));

        Assert.Equal((200, "2"), (answer.Status, answer.Json.GetProperty("partialSuccess").GetProperty("rejectedSpans").GetString()));
        Assert.Equal([new("otlp", "invalid", 2, 0, 0, 0)], await Letters.CountsAsync(server, 2));
        Assert.Equal(1, await server.Get<TraceStore>().CountAsync(Caller.DefaultProject, Cancel));
        Assert.Equal(["part", "traces"], (await Letters.AllAsync(server, 2)).Select(one => one.Letter.Kind).Order());
    }

    [Fact]
    public async Task A_body_that_is_no_otlp_is_a_letter_and_its_replay_says_so_again()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        Assert.Equal(400, (await server.PostAsync("/v1/traces", "{\"resourceSpans\":")).Status);
        Assert.Equal(400, (await server.PostAsync("/v1/traces", Spans(Nameless, Nameless))).Status);
        Assert.Equal(415, (await server.PostAsync("/v1/logs", "{}", "Content-Encoding: zstd")).Status);

        Assert.Equal([new("otlp", "invalid", 2, 0, 0, 0), new("otlp", "unreadable", 1, 0, 0, 0), new("otlp", "unsupported", 1, 0, 0, 0)], await Letters.CountsAsync(server, 4));
        Assert.Equal((0, 3), Report(await server.PostAsync("/api/v1/dead-letters/replay", "{}")));
    }

    [Fact]
    public async Task A_request_that_is_taken_by_now_adds_what_is_missing_and_nothing_twice()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        var second = Sound.Replace("b7ad6b7169203331", "b7ad6b7169203339", StringComparison.Ordinal);
        Assert.Equal(200, (await server.PostAsync("/v1/traces", Spans(Sound))).Status);
        await InjectAsync(server, "otlp", "traces", Spans(Sound, second));

        Assert.Equal((1, 0), Report(await server.PostAsync("/api/v1/dead-letters/replay", """{"surface":"otlp"}""")));

        Assert.Equal(2, (await server.Get<PartStore>().OfTraceAsync(Caller.DefaultProject, "0af7651916cd43dd8448eb211c80319c", Cancel)).Count);
        Assert.Equal([new("otlp", "failed", 1, 1, 0, 0)], await server.Get<DeadLetterStore>().CountsAsync(Caller.DefaultProject, Cancel));
    }

    [Fact]
    public async Task Each_bad_event_of_a_langfuse_batch_is_a_letter_and_a_good_one_is_kept_by_its_replay_once()
    {
        const string Good = """{"id":"e1","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1","timestamp":"2026-03-01T12:00:00Z","name":"chat","userId":"ada"}}""";
        await using var server = await ServedApp.StartAsync(engine: Engine);

        var answer = await server.PostAsync("/api/public/ingestion", $$$"""{"batch":[{{{Good}}},{"id":"e2","type":"no-such","body":{}},7]}""");
        Assert.Equal((207, 2), (answer.Status, answer.Json.GetProperty("errors").GetArrayLength()));
        Assert.Equal(400, (await server.PostAsync("/api/public/ingestion", "no json")).Status);
        Assert.Equal(400, (await server.PostAsync("/api/public/scores", """{"name":"tone"}""")).Status);
        Assert.Equal([new("langfuse", "invalid", 3, 0, 0, 0), new("langfuse", "unreadable", 1, 0, 0, 0)], await Letters.CountsAsync(server, 4));
        await InjectAsync(server, "langfuse", "event", Good);

        Assert.Equal((1, 4), Report(await server.PostAsync("/api/v1/dead-letters/replay", "{}")));

        Assert.Equal(1, await server.Get<TraceStore>().CountAsync(Caller.DefaultProject, Cancel));
        Assert.Single(await server.Get<PartStore>().OfTraceAsync(Caller.DefaultProject, "t1", Cancel));
    }

    [Fact]
    public async Task A_replay_may_not_do_more_than_the_key_that_it_came_with()
    {
        const string Event = """{"id":"e1","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1","name":"chat"}}""";
        await using var server = await ServedApp.StartAsync(requireKeys: true, engine: Engine);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        Assert.Equal(207, (await server.PostAsync("/api/public/ingestion", $$"""{"batch":[{{Event}}]}""", $"Authorization: Bearer {open.Text}")).Status);
        Assert.Equal([new("langfuse", "forbidden", 1, 0, 0, 0)], await Letters.CountsAsync(server, 1, "shop"));

        var answer = await server.PostAsync("/api/v1/dead-letters/replay", "{}", $"Authorization: Bearer {secret.Text}");

        Assert.Equal((0, 1), Report(answer));
        Assert.Equal(0, await server.Get<TraceStore>().CountAsync("shop", Cancel));
        Assert.Equal(403, (await server.PostAsync("/api/v1/dead-letters/replay", "{}", $"Authorization: Bearer {open.Text}")).Status);
    }

    [Fact]
    public async Task The_page_shows_what_the_counts_say_and_a_body_as_data_and_its_button_replays()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        await server.PostAsync("/api/v1/traces", """{"id":"<script>alert(1)</script>","at":"2026-03-01T12:00:00Z","input":[],"wrong":1}""");
        var letter = Assert.Single(await Letters.AllAsync(server, 1)).Letter.Id;

        var list = await server.GetAsync("/refused");
        var one = await server.GetAsync($"/refused/{letter}");
        var unsigned = await server.SendAsync("POST", "/refused/forget", null);

        Assert.Contains($"/refused/{letter}", list.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", one.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", one.Text, StringComparison.Ordinal);
        Assert.Contains("__RequestVerificationToken", one.Text, StringComparison.Ordinal);
        Assert.Equal(400, unsigned.Status);
        Assert.Contains("/refused", (await server.GetAsync("/traces")).Text, StringComparison.Ordinal);
    }

    /// <summary>A letter whose body is right by now, as after an upgrade that takes what was refused before.</summary>
    private static async Task InjectAsync(ServedApp server, string surface, string kind, string body)
    {
        var counts = server.Get<DeadLetterCounts>();
        var before = counts.Kept;
        server.Get<DeadLetterQueue>().Add(new(Caller.DefaultProject, Access.Local, "local"), new RefusedItem(surface, kind, RefusalCode.Failed, [new("id", "Once it was wrong.")]).With(Encoding.UTF8.GetBytes(body)));
        await Letters.WrittenAsync(counts, before + 1);
    }

    private static string Spans(params string[] spans) => $$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{string.Join(',', spans)}}]}]}]}""";

    private static (int Taken, int Refused) Report(Answer answer) => answer.Status == 200
        ? (answer.Json.GetProperty("taken").GetInt32(), answer.Json.GetProperty("refused").GetInt32())
        : throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
}

public sealed class RefusedSurfacesOnSqlite : RefusedSurfaceContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RefusedSurfacesOnPostgres : RefusedSurfaceContract
{
    private protected override Engine Engine => Engine.Postgres;
}
