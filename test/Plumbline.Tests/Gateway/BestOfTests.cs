using System.Text.Json;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Promotions;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

/// <summary>Production chooses among several answers, through the gateway.</summary>
public sealed class BestOfTests
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"Question number 3?"}]}""";
    private const string Choices = """{"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"No 3!"},"finish_reason":"stop"},{"index":1,"message":{"role":"assistant","content":"A kind answer to 3, thank you."},"finish_reason":"stop"},{"index":2,"message":{"role":"assistant","content":"No 4!"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":9}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_that_production_prefers_is_the_only_choice_and_all_are_kept()
    {
        await using var upstream = await StubUpstream.StartAsync(Json(Choices));
        await using var server = await ServedApp.StartAsync(upstream: new(upstream.Address));
        var release = await InProductionAsync(server);

        var answer = await server.PostAsync("/v1/chat/completions", Question, "x-plumbline-best-of: 3");

        var choice = Assert.Single(answer.Json.GetProperty("choices").EnumerateArray());
        Assert.Equal((0, "A kind answer to 3, thank you."), (choice.GetProperty("index").GetInt32(), choice.GetProperty("message").GetProperty("content").GetString()));
        Assert.Equal(("1", 9), (answer.Headers["x-plumbline-served"], answer.Json.GetProperty("usage").GetProperty("completion_tokens").GetInt32()));
        Assert.Equal(3, JsonElement.Parse(upstream.Seen.Single().Body).GetProperty("n").GetInt32());
        var trace = await KeptAsync(server, answer.Headers["x-plumbline-trace-id"]);
        Assert.Equal(("1", release, "A kind answer to 3, thank you.", 3), (trace.GetProperty("served").GetString(), trace.GetProperty("release").GetString(), trace.GetProperty("output").GetString(), trace.GetProperty("candidates").GetArrayLength()));
        Assert.Equal("3", Attribute(trace, "gateway.best_of"));
    }

    [Fact]
    public async Task An_exposed_candidate_chooses_for_its_share_of_the_conversations_and_production_for_the_rest()
    {
        await using var upstream = await StubUpstream.StartAsync(Json(Choices));
        await using var trained = await ServedApp.StartAsync(upstream: new(upstream.Address) { Exposure = new("desk-candidate", 0.5) });
        var release = await TrainedAsync(trained, "desk-candidate");
        var served = new Dictionary<string, HashSet<string>>();
        foreach (var conversation in Enumerable.Range(0, 40).Select(n => $"talk-{n % 20}"))
        {
            var answer = await trained.PostAsync("/v1/chat/completions", Question, "x-plumbline-best-of: 3", $"Helicone-Session-Id: {conversation}");
            var trace = await KeptAsync(trained, answer.Headers["x-plumbline-trace-id"]);
            (served.TryGetValue(conversation, out var known) ? known : served[conversation] = []).Add(trace.GetProperty("release").GetString()!);
        }

        Assert.All(served.Values, releases => Assert.Single(releases));
        Assert.Equal(["base", release], served.Values.Select(releases => releases.Single()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_project_without_the_exposed_candidate_is_answered_by_its_production()
    {
        await using var upstream = await StubUpstream.StartAsync(Json(Choices));
        await using var server = await ServedApp.StartAsync(upstream: new(upstream.Address) { Exposure = new("unknown", 0.999999) });

        var answer = await server.PostAsync("/v1/chat/completions", Question, "x-plumbline-best-of: 3");

        Assert.Equal("base", (await KeptAsync(server, answer.Headers["x-plumbline-trace-id"])).GetProperty("release").GetString());
    }

    [Fact]
    public async Task Without_a_policy_the_first_choice_is_served()
    {
        await using var server = await StartAsync(Json(Choices));

        using var answer = await server.ChatAsync(Question, "x-plumbline-best-of: 3");

        Assert.Equal("No 3!", JsonElement.Parse(await TextAsync(answer)).GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var trace = await server.TraceAsync(answer);
        Assert.Equal(("0", "base"), (trace.GetProperty("served").GetString(), trace.GetProperty("release").GetString()));
    }

    [Fact]
    public async Task A_policy_that_fails_costs_the_choice_and_not_the_answer()
    {
        await using var server = await StartAsync(Json(Choices));
        await server.Get<DeploymentStore>().AppendAsync("default", Change("checkpoint:gone"), Cancel);

        using var answer = await server.ChatAsync(Question, "x-plumbline-best-of: 3");

        Assert.Equal("No 3!", JsonElement.Parse(await TextAsync(answer)).GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var trace = await server.TraceAsync(answer);
        Assert.Equal(("0", JsonValueKind.Null, 3), (trace.GetProperty("served").GetString(), trace.GetProperty("release").ValueKind, trace.GetProperty("candidates").GetArrayLength()));
    }

    [Theory]
    [InlineData(500, """{"error":{"message":"Broken.","code":"broken"}}""")]
    [InlineData(200, "no JSON")]
    [InlineData(200, """{"choices":[]}""")]
    public async Task An_answer_without_choices_passes_unchanged(int status, string body)
    {
        await using var server = await StartAsync(Json(body, status));

        using var answer = await server.ChatAsync(Question, "x-plumbline-best-of: 3");

        Assert.Equal((status, body), ((int)answer.StatusCode, await TextAsync(answer)));
    }

    private static Deployment Change(string release) => new("d1", DeploymentAction.Override, release, "base", null, "For the test.", "local", new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static async Task<string> InProductionAsync(ServedApp server)
    {
        var release = await TrainedAsync(server, "desk-policy");
        Assert.NotNull(await server.Get<DeploymentStore>().AppendAsync("default", Change(release), Cancel));
        return release;
    }

    private static async Task<string> TrainedAsync(ServedApp server, string name)
    {
        await SmallDesk.FillAsync(server);
        var job = (await server.PostAsync("/api/v1/training", $$"""{"method":"dpo","pairs":"desk","name":"{{name}}"}""")).Json.GetProperty("id").GetString()!;
        var ended = await server.Get<JobRunner>().RunToEndAsync(job, Cancel);
        return $"checkpoint:{ended.Result!.Value.GetProperty("checkpoint").GetString()}";
    }

    private static async Task<JsonElement> KeptAsync(ServedApp server, string id)
    {
        Answer answer;
        while ((answer = await server.GetAsync($"/api/v1/traces/{id}")).Status != 200)
        {
            await Task.Delay(10, Cancel);
        }

        return answer.Json.GetProperty("trace");
    }
}
