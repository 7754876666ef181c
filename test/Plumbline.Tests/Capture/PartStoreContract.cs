using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>What keeping parts of traces promises, whatever the engine.</summary>
public abstract class PartStoreContract : PartContract
{
    private static readonly CapturedPart[] Parts =
    [
        Part("a", "root", new() { Name = "answer", Input = Json("""{"question":"Where is my refund?"}"""), EndedAt = Noon.AddSeconds(3) }, new() { User = "ada@example.org", Session = "c1" }),
        Part("b", "call", new()
        {
            Parent = "root", Kind = StepKind.Generation, IsModelCall = true, ServedModel = "m-1", StartedAt = Noon.AddSeconds(1),
            Input = Json("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Where is my refund?"}]"""),
            Attributes = Json("""{"user.id":"ada@example.org","gen_ai.request.model":"m"}"""),
        }, new() { User = "ada@example.org" }),
        Part("c", "call", new() { Output = Json("\"On its way.\""), Usage = new Dictionary<string, long> { ["input"] = 12, ["output"] = 4 }, EndedAt = Noon.AddSeconds(2) }),
        Part("d", null, null, new() { At = Noon.AddSeconds(-1), Tags = ["refund"], Release = "r-7", Metadata = Json("""{"plan":{"name":"pro"}}""") }),
    ];

    private PartStore Store => Get<PartStore>();

    [Fact]
    public async Task Parts_tell_one_trace_that_says_what_the_model_saw_and_answered()
    {
        Assert.Equal(4, await KeepAsync(Parts));

        var trace = (await Get<TraceStore>().FindAsync(Project, "t1", Cancel))!;
        Assert.Equal([new("system", "Be brief."), new("user", "Where is my refund?")], trace.Input);
        Assert.Equal(("On its way.", "m-1", "c1", "r-7", 12L, 4L, Noon.AddSeconds(-1), 4000.0), (trace.Output, trace.Model, trace.Conversation, trace.Release, trace.InputTokens, trace.OutputTokens, trace.At, trace.LatencyMilliseconds));
        Assert.Equal([("root", "step"), ("call", "model")], trace.Spans!.Select(span => (span.Id, span.Kind)));
        Assert.Equal(("""["refund"]""", """{"name":"pro"}"""), (trace.Attributes!["tags"], trace.Attributes["metadata.plan"]));
    }

    [Fact]
    public async Task Any_order_and_any_repetition_tell_the_same_trace()
    {
        await KeepAsync(Parts);
        var expected = await TextAsync("t1");
        var stream = new SplitMix64(3);
        for (var round = 0; round < 20; round++)
        {
            CapturedPart[] shuffled = [.. Parts.Concat(Parts.Take((int)stream.Below(4))).Select(part => part with { Trace = $"shuffled-{round}" })];
            stream.Shuffle(shuffled.AsSpan());
            foreach (var batch in shuffled.Chunk(1 + (int)stream.Below(3)))
            {
                await KeepAsync(batch);
            }

            Assert.Equal(expected, (await TextAsync($"shuffled-{round}")).Replace($"shuffled-{round}", "t1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_trace_that_was_stated_whole_stays_as_it_was_stated()
    {
        var stated = new Trace("t1", Noon, [new("user", "Stated.")], "As it was.");
        await KeepAsync(stated);

        await KeepAsync(Parts);

        Assert.Equal("As it was.", (await Get<TraceStore>().FindAsync(Project, "t1", Cancel))!.Output);
        Assert.Equal(4, (await Store.OfTraceAsync(Project, "t1", Cancel)).Count);
    }

    [Fact]
    public async Task A_users_id_is_nowhere_in_what_is_kept_and_the_pseudonym_is_that_of_every_other_fact()
    {
        await KeepAsync(Parts);
        await KeepAsync(new Trace("t2", Noon, [new("user", "Hello")], User: "ada@example.org"));

        await using var connection = await Database.OpenAsync(Cancel);
        var kept = string.Join('\n', (await connection.QueryAsync<byte[]>("select body from trace_part union all select body from payload")).Select(Encoding.UTF8.GetString));
        Assert.Contains("user.id", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", kept, StringComparison.Ordinal);
        Assert.Equal((await Get<TraceStore>().FindAsync(Project, "t2", Cancel))!.User, (await Get<TraceStore>().FindAsync(Project, "t1", Cancel))!.User);
    }

    private static CapturedPart Part(string id, string? span, StepFields? step, TraceFields? whole = null) => new(id, "t1", Noon, Span: span, Step: step, Whole: whole);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private async Task<string> TextAsync(string trace) => JsonSerializer.Serialize(await Get<TraceStore>().FindAsync(Project, trace, Cancel), WireFormat.Options);
}

public sealed class PartStoreOnSqlite : PartStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class PartStoreOnPostgres : PartStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
