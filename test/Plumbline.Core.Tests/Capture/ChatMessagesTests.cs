using System.Text.Json;

namespace Plumbline.Capture;

public sealed class ChatMessagesTests
{
    [Theory]
    [InlineData("\"Hi\"", "user:Hi")]
    [InlineData("""[{"role":"developer","content":"Rules"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]""", "developer:Rules|user:a\nb")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"Hi"}],"system":"Rules"}""", "system:Rules|user:Hi")]
    [InlineData("""{"input":"Hi","instructions":"Rules"}""", "system:Rules|user:Hi")]
    [InlineData("""{"contents":[{"role":"model","parts":[{"text":"Yes"}]}]}""", "assistant:Yes")]
    [InlineData("""{"system":"Rules","prompt":"Hi"}""", "system:Rules|user:Hi")]
    [InlineData("""{"role":"user","content":"Hi"}""", "user:Hi")]
    [InlineData("""[{"role":"user","content":"Hi"},{"type":"function_call_output","output":"42"}]""", "user:Hi|tool:42")]
    [InlineData("""[{"role":"user","parts":[{"type":"tool_call_response","id":"c","response":"42"}]}]""", "tool:42")]
    [InlineData("""[{"role":"function","content":"42"},{"role":"human","content":"ok"}]""", "tool:42|user:ok")]
    [InlineData("""{"question":1}""", """user:{"question":1}""")]
    [InlineData("""[{"role":"assistant","content":null,"tool_calls":[{"id":"c"}]}]""", """assistant:[{"id":"c"}]""")]
    [InlineData("""[{"role":"assistant","content":"","refusal":"No."}]""", "assistant:No.")]
    public void Messages_are_found_in_many_shapes(string input, string expected) =>
        Assert.Equal(expected, string.Join('|', ChatMessages.Of(JsonElement.Parse(input)).Select(message => $"{message.Role}:{message.Content}")));

    [Theory]
    [InlineData("\"Hello\"", "Hello")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"Hello"}},{"message":{"content":"Other"}}]}""", "Hello")]
    [InlineData("""{"choices":[{"text":"Hello"}]}""", "Hello")]
    [InlineData("""{"output":[{"type":"reasoning"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}]}""", "Hello")]
    [InlineData("""[{"role":"assistant","content":"First"},{"role":"assistant","content":"Hello"}]""", "Hello")]
    [InlineData("""{"answer":1}""", """{"answer":1}""")]
    [InlineData("\"[1,2]\"", "[1,2]")]
    public void The_answer_is_found_in_many_shapes(string output, string expected) => Assert.Equal(expected, ChatMessages.Answer(JsonElement.Parse(output)));

    [Fact]
    public void JSON_inside_a_text_is_read_as_what_it_is() => Assert.Equal("Hi", ChatMessages.Of(JsonElement.Parse("""  "[{\"role\":\"user\",\"content\":\"Hi\"}]" """)).Single().Content);

    [Fact]
    public void Half_an_emoji_does_no_harm()
    {
        Assert.Equal("cut \uFFFD", ChatMessages.Of(JsonElement.Parse("""[{"role":"user","content":"cut \ud83d"}]""")).Single().Content);
        Assert.Equal("cut \uFFFD", ChatMessages.Answer(JsonElement.Parse("""{"choices":[{"message":{"content":"cut \ud83d"}}]}""")));
        Assert.Equal("cut \uFFFD", ChatMessages.Answer(JsonElement.Parse("\"cut \\ud83d\"")));
    }
}
