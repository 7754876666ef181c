using System.Text.Json;

namespace Plumbline.Capture.Langfuse;

/// <summary>Tokens and dollars in the shapes that clients write.</summary>
public sealed class LangfuseUsageTests
{
    [Theory]
    [InlineData("\"usage\":{\"input\":3,\"output\":4,\"total\":9,\"unit\":\"TOKENS\",\"inputCost\":0.1,\"outputCost\":0.2,\"totalCost\":0.3}", "input=3 output=4 total=9", "input=0.1 output=0.2 total=0.3")]
    [InlineData("\"usage\":{\"promptTokens\":3,\"completionTokens\":4}", "input=3 output=4 total=7", "")]
    [InlineData("\"usage\":{\"promptTokens\":\"3\",\"completionTokens\":4.0,\"totalTokens\":7}", "input=3 output=4 total=7", "")]
    [InlineData("\"usageDetails\":{\"input\":3,\"output\":4,\"audio\":2}", "audio=2 input=3 output=4 total=7", "")]
    [InlineData("\"usageDetails\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":1,\"audio_tokens\":null},\"completion_tokens_details\":{\"reasoning_tokens\":2}}", "cache_read=1 input=3 output=4 reasoning=2 total=7", "")]
    [InlineData("\"usageDetails\":{\"input_tokens\":3,\"output_tokens\":4,\"input_tokens_details\":{\"cached_tokens\":1},\"output_tokens_details\":{\"reasoning_tokens\":2}}", "cache_read=1 input=3 output=4 reasoning=2 total=7", "")]
    [InlineData("\"usage\":{\"input\":100,\"output\":1},\"usageDetails\":{\"input\":3,\"output\":4}", "input=3 output=4 total=7", "")]
    [InlineData("\"usage\":{\"input\":100,\"unit\":\"CHARACTERS\"}", "", "")]
    [InlineData("\"usage\":null,\"usageDetails\":{\"input\":null},\"costDetails\":{\"total\":0.5}", "", "total=0.5")]
    [InlineData("\"usage\":{\"totalCost\":9},\"costDetails\":{\"total\":0.5,\"input\":0.2}", "", "input=0.2 total=0.5")]
    public void Every_shape_of_usage_is_counted_by_one_set_of_names(string usage, string tokens, string dollars)
    {
        var batch = JsonSerializer.Deserialize<JsonElement>($$$"""{"batch":[{"id":"e1","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{ {{{usage}}} }}]}""");

        var fields = Assert.Single(LangfuseBatch.Of(batch, DateTimeOffset.UnixEpoch)!).Part!.Step!;

        Assert.Equal((tokens, dollars), (Text(fields.Usage), Text(fields.Cost)));
    }

    [Fact]
    public void What_is_no_token_is_kept_and_not_counted()
    {
        var batch = JsonSerializer.Deserialize<JsonElement>("""{"batch":[{"id":"e1","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"usage":{"input":100,"unit":"CHARACTERS"}}}]}""");

        var fields = Assert.Single(LangfuseBatch.Of(batch, DateTimeOffset.UnixEpoch)!).Part!.Step!;

        Assert.Equal(100, fields.Attributes!.Value.GetProperty("usage").GetProperty("input").GetInt32());
    }

    private static string Text<T>(IReadOnlyDictionary<string, T>? counted) =>
        string.Join(' ', (counted ?? new Dictionary<string, T>()).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Key}={one.Value}")));
}
