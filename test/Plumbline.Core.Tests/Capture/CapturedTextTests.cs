namespace Plumbline.Capture;

public sealed class CapturedTextTests
{
    [Theory]
    [InlineData("""[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"days\":30}"}}]""")]
    [InlineData("""[{"type":"tool_use","id":"c1","name":"find","input":{"days":30}}]""")]
    [InlineData("""{"type":"function_call","call_id":"c1","name":"find","arguments":"{\"days\":30}"}""")]
    [InlineData("""[{"type":"tool-call","toolCallId":"c1","toolName":"find","args":{"days":30}}]""")]
    public void Calls_of_tools_are_known_in_the_shapes_of_vendors(string text) =>
        Assert.Equal([new ToolCall("find", "{\n  \"days\": 30\n}", "c1")], CapturedText.Of(text).Calls!.Select(call => call with { Arguments = call.Arguments.ReplaceLineEndings("\n") }));

    [Fact]
    public void Messages_are_told_from_other_json()
    {
        Assert.Equal(["system", "user"], CapturedText.Of("""[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello"}]""").Messages!.Select(message => message.Role));
        Assert.Contains("\"days\": 30", CapturedText.Of("""{"days":30}""").Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not json }")]
    [InlineData("[1, 2")]
    [InlineData("Plain words.")]
    [InlineData("")]
    public void A_text_that_is_no_json_is_just_a_text(string text) => Assert.Equal(new CapturedText(), CapturedText.Of(text));

    [Fact]
    public void A_deep_nest_is_just_a_text() => Assert.Equal(new CapturedText(), CapturedText.Of(new string('[', 5_000) + new string(']', 5_000)));
}
