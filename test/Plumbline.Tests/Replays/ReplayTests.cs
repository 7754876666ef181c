using System.Text.Json;
using AngleSharp.Html.Parser;
using Plumbline.Gateway;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Storage;
using Plumbline.Traces;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Replays;

public sealed class ReplayTests
{
    private const string Project = "default";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_replay_sends_the_same_bytes_and_is_a_linked_trace_of_its_own()
    {
        await using var server = await StartAsync(Json(Answered), key: "sk-stored");
        var original = Original("t1") with { Output = "Rome.", Model = "m-1", Attributes = new Dictionary<string, string> { ["parameter.temperature"] = "0.5", ["parameter.stream"] = "true" } };
        await KeepAsync(server, original);
        var before = await TextAsync(await server.SendAsync("GET", "/api/v1/traces/t1", null));

        var replay = await ReplayAsync(server, """{"trace":"t1","id":"r1"}""");

        var sent = JsonElement.Parse(Assert.Single(server.Upstream.Seen).Body);
        Assert.Equal("Bearer sk-stored", server.Upstream.Seen.Single().Headers["Authorization"]);
        Assert.Equal(RenderedPrompt.Of(original.Input).Hash, ContentHash.Of(sent.GetProperty("messages").GetRawText()));
        Assert.Equal((0.5, false), (sent.GetProperty("temperature").GetDouble(), sent.TryGetProperty("stream", out _)));
        Assert.Equal((true, RenderedPrompt.Of(original.Input).Hash), (replay.GetProperty("same_prompt").GetBoolean(), replay.GetProperty("prompt").GetString()));
        var kept = await server.Get<TraceStore>().FindAsync(Project, "r1", Cancel);
        Assert.Equal(("Paris.", "t1", original.Input[1]), (kept!.Output, kept.Attributes!["replay_of"], kept.Input[1]));
        Assert.Equal(before, await TextAsync(await server.SendAsync("GET", "/api/v1/traces/t1", null)));
    }

    [Fact]
    public async Task Every_prompt_goes_out_byte_for_byte()
    {
        await using var server = await StartAsync(Json(Answered));
        string[] texts = ["plain", "  spaces  ", "new\nline\t", "\"quoted\" \\ /", "naïve 😀 ﷺ", "<b>&amp;</b>", "{\"json\":[1,2]}", "", "\u2028\u00A0", new('x', 5_000)];
        Trace[] originals = [.. texts.Select((text, place) => Original($"t{place}") with { Input = [new("system", text), new("user", $"{text}?"), new("assistant", text), new("user", text)], Model = "m-1" })];
        await KeepAsync(server, originals);

        foreach (var original in originals)
        {
            await ReplayAsync(server, $$"""{"trace":"{{original.Id}}"}""");
        }

        Assert.Equal(
            originals.Select(original => RenderedPrompt.Of(original.Input).Hash),
            server.Upstream.Seen.Select(seen => ContentHash.Of(JsonElement.Parse(seen.Body).GetProperty("messages").GetRawText())));
    }

    [Fact]
    public async Task The_same_id_again_asks_nobody_again_and_another_traces_id_is_refused()
    {
        await using var server = await StartAsync(Json(Answered));
        await KeepAsync(server, Original("t1") with { Model = "m-1" }, Original("t2"));

        var first = await ReplayAsync(server, """{"trace":"t1","id":"r1"}""");
        var again = await ReplayAsync(server, """{"trace":"t1","id":"r1"}""");
        using var taken = await server.SendAsync("POST", "/api/v1/traces/replay", """{"trace":"t1","id":"t2"}""");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Single(server.Upstream.Seen);
        Assert.Equal(409, (int)taken.StatusCode);
    }

    [Fact]
    public async Task Another_model_and_system_prompt_are_shown_word_by_word()
    {
        await using var server = await StartAsync(Json(Answered));
        await KeepAsync(server, Original("t1") with { Output = "Rome.", Model = "m-1" });

        await ReplayAsync(server, """{"trace":"t1","id":"r1","change":{"model":"m-2","system":"Be long."}}""");

        Assert.Equal("m-2", JsonElement.Parse(server.Upstream.Seen.Single().Body).GetProperty("model").GetString());
        var page = new HtmlParser().ParseDocument(await TextAsync(await server.SendAsync("GET", "/replays/r1", null)));
        Assert.Equal(["Rome", "Paris"], page.QuerySelectorAll(".served del, .served ins").Select(change => change.TextContent));
        Assert.Contains(page.QuerySelectorAll("del"), change => change.TextContent == "brief");
        Assert.Contains("model m-2, system prompt", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/traces/t1']"));
        Assert.NotNull(page.QuerySelector("a[href='/traces/r1']"));
        var list = new HtmlParser().ParseDocument(await TextAsync(await server.SendAsync("GET", "/replays", null)));
        Assert.NotNull(list.QuerySelector("a[href='/replays/r1']"));
    }

    [Fact]
    public async Task An_upstream_that_refuses_leaves_a_trace_that_says_so()
    {
        await using var server = await StartAsync(Json("""{"error":{"message":"no","code":"model_not_found"}}""", 404));
        await KeepAsync(server, Original("t1") with { Model = "m-1" });

        await ReplayAsync(server, """{"trace":"t1","id":"r1"}""");

        var kept = await server.Get<TraceStore>().FindAsync(Project, "r1", Cancel);
        Assert.Equal((null, "404", "model_not_found"), (kept!.Output, kept.Attributes!["gateway.status"], kept.Attributes["error"]));
    }

    [Theory]
    [InlineData("""{"trace":"none"}""", 404)]
    [InlineData("""{"trace":"t1"}""", 400)]
    [InlineData("""{"trace":"t1","change":{"model":"m","connection":"none"}}""", 404)]
    [InlineData("""{"trace":"t1","change":{"model":"m","messages":[{"role":"king","content":"x"}]}}""", 400)]
    [InlineData("""{"trace":"t1","change":{"model":"m","messages":[{"role":"user","content":"x"}],"system":"y"}}""", 400)]
    public async Task What_cannot_run_again_is_refused_before_anyone_is_asked(string body, int status)
    {
        await using var server = await StartAsync(Json(Answered));
        await KeepAsync(server, Original("t1"));

        using var answer = await server.SendAsync("POST", "/api/v1/traces/replay", body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact]
    public async Task A_policy_chooses_again_among_the_candidates_and_asks_nobody()
    {
        await using var server = await StartAsync(Json(Answered));
        await KeepAsync(server, Original("t1") with { Candidates = [new("a", "Paris."), new("b", "Rome.")], Served = "b", Output = "Rome." });

        await ReplayAsync(server, """{"trace":"t1","id":"r1","change":{"release":"base"}}""");

        var kept = await server.Get<TraceStore>().FindAsync(Project, "r1", Cancel);
        Assert.Equal(("a", "Paris.", "base"), (kept!.Served, kept.Output, kept.Release));
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact]
    public async Task Many_traces_run_again_as_a_job_and_one_that_is_missing_does_not_stop_them()
    {
        await using var server = await StartAsync(Json(Answered));
        await KeepAsync(server, [.. Enumerable.Range(0, 9).Select(i => Original($"t{i}") with { Model = "m-1" })]);
        using var started = await server.SendAsync("POST", "/api/v1/replays", JsonSerializer.Serialize(new { traces = Enumerable.Range(0, 9).Select(i => $"t{i}").Append("none") }));
        var id = JsonElement.Parse(await TextAsync(started)).GetProperty("id").GetString()!;

        var job = await server.Get<JobRunner>().RunToEndAsync(id, Cancel);

        Assert.Equal((JobState.Done, 10), (job.State, job.Progress.Done));
        Assert.Equal((9, 9, 1), (job.Result!.Value.GetProperty("replayed").GetInt32(), job.Result.Value.GetProperty("same_prompt").GetInt32(), job.Result.Value.GetProperty("refused").GetInt32()));
        Assert.Equal(id, (await server.Get<ReplayStore>().OfAsync(Project, "t3", 5, Cancel)).Single().Job);
        Assert.Equal(9, server.Upstream.Seen.Count);
    }

    private static Trace Original(string id) => new(id, Noon, [new("system", "Be brief."), new("user", "Capital of France?")]);

    private static Task<int> KeepAsync(GatewayServer server, params Trace[] traces) => server.Get<FactWriter<Trace>>().KeepAsync(Project, traces, Cancel);

    private static async Task<JsonElement> ReplayAsync(GatewayServer server, string body)
    {
        using var answer = await server.SendAsync("POST", "/api/v1/traces/replay", body);
        var text = await TextAsync(answer);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
