using System.Text.Json;
using Plumbline.Jobs;

namespace Plumbline.Http;

/// <summary>What serving promises: the order and scores of given candidates.</summary>
public sealed class RankRouteTests
{
    private const string Asked = """
        "prompt":[{"role":"user","content":"Question number 3?"}],"candidates":[{"id":"x","text":"No 3!"},{"id":"y","text":"A kind answer to 3, thank you."},{"id":"z","text":"No 4!"}]
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dpo")]
    [InlineData("reward-model")]
    public async Task A_checkpoint_puts_the_answer_that_people_prefer_first(string method)
    {
        await using var server = await ServedApp.StartAsync();
        var release = await TrainedAsync(server, method);

        var ranked = (await server.PostAsync("/api/v1/rank", $$"""{{{Asked}},"release":"{{release}}"}""")).Json;

        Assert.Equal($"checkpoint:{release}", ranked.GetProperty("release").GetString());
        Assert.Equal("y", Ids(ranked)[0]);
        double[] scores = [.. ranked.GetProperty("order").EnumerateArray().Select(one => one.GetProperty("score").GetDouble())];
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(["x", "y", "z"], Ids(ranked).Order());
    }

    [Fact]
    public async Task A_policy_gives_its_probabilities_and_the_same_candidates_in_another_order_the_same_scores()
    {
        await using var server = await ServedApp.StartAsync();
        var release = await TrainedAsync(server, "dpo");

        var ranked = (await server.PostAsync("/api/v1/rank", $$"""{{{Asked}},"release":"{{release}}"}""")).Json;
        var turned = (await server.PostAsync("/api/v1/rank", $$"""{"prompt":[{"role":"user","content":"Question number 3?"}],"candidates":[{"id":"z","text":"No 4!"},{"id":"y","text":"A kind answer to 3, thank you."},{"id":"x","text":"No 3!"}],"release":"{{release}}"}""")).Json;

        Assert.Equal(1, ranked.GetProperty("order").EnumerateArray().Sum(one => one.GetProperty("probability").GetDouble()), 1e-12);
        Assert.Equal(ById(ranked), ById(turned));
    }

    [Fact]
    public async Task The_base_keeps_the_order_and_serves_until_something_is_promoted()
    {
        await using var server = await ServedApp.StartAsync();

        var ranked = (await server.PostAsync("/api/v1/rank", $$"""{{{Asked}}}""")).Json;

        Assert.Equal("base", ranked.GetProperty("release").GetString());
        Assert.Equal(["x", "y", "z"], Ids(ranked));
        Assert.All(ranked.GetProperty("order").EnumerateArray(), one => Assert.False(one.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number));
    }

    [Theory]
    [InlineData("""{"prompt":[],"candidates":[{"id":"a","text":"x"}],"release":"unknown"}""", 404, "unknown")]
    [InlineData("""{"prompt":[],"candidates":[]}""", 400, "1 to 256")]
    [InlineData("""{"prompt":[],"candidates":[{"id":"a","text":"x"},{"id":"a","text":"y"}]}""", 400, "twice")]
    [InlineData("""{"prompt":[],"candidates":[{"id":"a"}]}""", 400, "text is needed")]
    public async Task What_cannot_be_ranked_is_refused(string body, int status, string says)
    {
        await using var server = await ServedApp.StartAsync();

        (await server.PostAsync("/api/v1/rank", body)).IsProblem(status, says);
    }

    private static string[] Ids(JsonElement ranked) => [.. ranked.GetProperty("order").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    private static (string?, double, double)[] ById(JsonElement ranked) =>
        [.. ranked.GetProperty("order").EnumerateArray().Select(one => (one.GetProperty("id").GetString(), one.GetProperty("score").GetDouble(), one.GetProperty("probability").GetDouble())).Order()];

    private static async Task<string> TrainedAsync(ServedApp server, string method)
    {
        await SmallDesk.FillAsync(server);
        var job = (await server.PostAsync("/api/v1/training", $$"""{"method":"{{method}}","pairs":"desk"}""")).Json.GetProperty("id").GetString()!;

        var ended = await server.Get<JobRunner>().RunToEndAsync(job, Cancel);

        Assert.True(ended.State == JobState.Done, ended.Reason);
        return ended.Result!.Value.GetProperty("checkpoint").GetString()!;
    }
}
