using System.Text.Json;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class CallFeedbackTests
{
    private const string Id = "3f7aa144-0f19-4d5b-b8b4-d733bf572949";

    [Fact]
    public async Task Feedback_comes_before_or_after_its_call_and_twice_is_once()
    {
        await using var server = await StartAsync(Json(Answered));
        await SentAsync(server, $"/v1/request/{Id}/feedback", """{"rating":true}""");
        await SentAsync(server, $"/v1/request/{Id.ToUpperInvariant()}/feedback", """{"rating":true}""");

        using var answer = await server.ChatAsync(null, $"Helicone-Request-Id: {Id}");
        await SentAsync(server, "/v1/feedback", $$"""{"helicone-id":"{{Id}}","rating":false}""");
        await SentAsync(server, $"/v1/request/{Id}/feedback", """{"rating":true}""");

        var said = (await server.TraceAsync(Id)).GetProperty("feedback").EnumerateArray().ToArray();
        Assert.Equal([("thumb", 1.0), ("thumb", 0.0), ("thumb", 1.0)], said.Select(entry => (entry.GetProperty("kind").GetString(), entry.GetProperty("value").GetDouble())));
    }

    [Fact]
    public async Task Scores_are_kept_by_name_from_an_unknown_source()
    {
        await using var server = await StartAsync(Json(Answered));
        using var answer = await server.ChatAsync(null, $"Helicone-Request-Id: {Id}");

        await SentAsync(server, $"/v1/request/{Id}/score", """{"scores":{"accuracy":0.9,"polite":true}}""");
        await SentAsync(server, $"/v1/evals/{Id}", """{"name":"depth","score":3}""");

        var said = (await server.TraceAsync(Id)).GetProperty("feedback").EnumerateArray().ToArray();
        Assert.Equal([("accuracy", 0.9), ("polite", 1.0), ("depth", 3.0)], said.Select(entry => (entry.GetProperty("name").GetString(), entry.GetProperty("value").GetDouble())));
        Assert.All(said, entry => Assert.Equal(("score", "unknown"), (entry.GetProperty("kind").GetString(), entry.GetProperty("source").GetString())));
    }

    [Theory]
    [InlineData("/v1/request/x/feedback", """{"rating":3}""", "rating")]
    [InlineData("/v1/request/x/feedback", "{", "JSON")]
    [InlineData("/v1/request/x/feedback", "[]", "object")]
    [InlineData("/v1/request/x/score", """{"scores":{"a":"high"}}""", "scores.a")]
    [InlineData("/v1/request/x/score", "{}", "scores")]
    [InlineData("/v1/feedback", """{"rating":true}""", "helicone-id")]
    [InlineData("/v1/evals/x", """{"score":1}""", "name")]
    public async Task What_is_no_feedback_is_refused_as_JSON(string path, string body, string says)
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.SendAsync("POST", path, body);

        var told = JsonElement.Parse(await TextAsync(answer));
        Assert.Equal((400, JsonValueKind.Null), ((int)answer.StatusCode, told.GetProperty("data").ValueKind));
        Assert.Contains(says, told.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static async Task SentAsync(GatewayServer server, string path, string body)
    {
        using var answer = await server.SendAsync("POST", path, body);
        Assert.Equal((200, """{"data":null,"error":null}"""), ((int)answer.StatusCode, await TextAsync(answer)));
    }
}
