namespace Plumbline.Http;

/// <summary>What a route that takes a request answers when the request is not right.</summary>
public sealed class RequestRouteTests
{
    [Theory]
    [InlineData("pairs", """{"dataset":7}""", "dataset", "a text in quotes")]
    [InlineData("datasets", """{"name":"d","splits":{"tests":0.5}}""", "splits.tests", "judge_prompt")]
    [InlineData("datasets", """{"name":"d","splits":{"judge_prompt":-0.5}}""", "splits.judge_prompt", "0 to 1")]
    [InlineData("datasets", """{"name":" "}""", "name", "needs a name")]
    [InlineData("datasets", """{"name":"d","splits":{"test":0.5},"split_attribute":"role"}""", "split_attribute", "not both")]
    [InlineData("pairs", """{"dataset":"d","cap_per_prompt":-1}""", "cap_per_prompt", "at least 1")]
    [InlineData("pairs", """{"dataset":"d","target":-5}""", "target", "at least 1")]
    [InlineData("pairs", """{"dataset":"d","margin":0}""", "margin", "above 0")]
    [InlineData("pairs/plan", """{"target":1,"prompts":1,"cap_per_prompt":0}""", "cap_per_prompt", "no cap")]
    public async Task A_request_that_is_not_right_is_refused_by_the_name_of_its_field(string route, string body, string field, string says)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.PostAsync($"/api/v1/{route}", body);

        answer.IsProblem(400, says);
        Assert.Equal(field, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/traces")]
    [InlineData("/health")]
    [InlineData("/api/v1/traces")]
    public async Task A_probe_with_HEAD_is_answered_as_GET_without_a_body(string path)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.SendAsync("HEAD", path);

        Assert.Equal((200, ""), (answer.Status, answer.Text));
    }
}
