using System.Text.Json;

namespace Plumbline.Capture;

public sealed class ChatFormTests
{
    [Theory]
    [InlineData("\"Hi\"", """[{"role":"user","content":"Hi"}]""")]
    [InlineData("""{"messages":[{"role":"human","content":"Hi"}],"system":"Rules"}""", """[{"role":"system","content":"Rules"},{"role":"user","content":"Hi"}]""")]
    [InlineData("""{"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"42"}]}""",
        """[{"role":"user","content":"Hi"},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","content":"42","tool_call_id":"c"}]""")]
    [InlineData("""[{"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":[{"type":"text","text":"42"}]},{"type":"text","text":"ok"}]}]""", """[{"role":"tool","content":"42","tool_call_id":"c"},{"role":"user","content":"ok"}]""")]
    [InlineData("""[{"role":"user","parts":[{"type":"text","content":"see"},{"type":"uri","modality":"image","uri":"https://x/y.png"}]}]""",
        """[{"role":"user","content":[{"type":"text","text":"see"},{"type":"image_url","image_url":{"url":"https://x/y.png"}}]}]""")]
    [InlineData("""[{"role":"user","content":[]}]""", """[{"role":"user","content":""}]""")]
    [InlineData("""{"question":1}""", """{"question":1}""")]
    [InlineData("[1,2]", "[1,2]")]
    public void What_went_in_becomes_messages_or_stays(string input, string expected) => Assert.Equal(expected, ChatForm.Input(JsonElement.Parse(input)).GetRawText());

    [Theory]
    [InlineData("\"Hello\"", """[{"role":"assistant","content":"Hello"}]""")]
    [InlineData("""{"role":"assistant","content":"Hello","refusal":null}""", """[{"role":"assistant","content":"Hello"}]""")]
    [InlineData("""{"choices":[{"message":{"content":"Hello"}}]}""", """[{"role":"assistant","content":"Hello"}]""")]
    [InlineData("""{"choices":[{"text":"Hello"}]}""", """[{"role":"assistant","content":"Hello"}]""")]
    [InlineData("""{"candidates":[{"content":{"role":"model","parts":[{"text":"Hello"}]}}]}""", """[{"role":"assistant","content":"Hello"}]""")]
    [InlineData("""{"content":[{"type":"text","text":"Hello"},{"type":"tool_use","id":"c","name":"f","input":{"a":1}}]}""",
        """[{"role":"assistant","content":"Hello","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}]""")]
    [InlineData("""{"output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"}]}""",
        """[{"role":"assistant","content":"Hello","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}]""")]
    [InlineData("""[{"role":"assistant","parts":[{"type":"reasoning","content":"hm"},{"type":"text","content":"Hello"}]}]""", """[{"role":"assistant","content":"Hello","reasoning":"hm"}]""")]
    [InlineData("""{"answer":1}""", """{"answer":1}""")]
    public void What_came_out_becomes_messages_or_stays(string output, string expected) => Assert.Equal(expected, ChatForm.Output(JsonElement.Parse(output)).GetRawText());

    [Fact]
    public void Its_own_form_stays_as_it_is()
    {
        var form = ChatForm.Input(JsonElement.Parse("""[{"role":"system","content":"r"},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","content":"42","tool_call_id":"c"}]"""));

        Assert.Equal(form.GetRawText(), ChatForm.Input(form).GetRawText());
    }

    [Fact]
    public void Half_an_emoji_does_no_harm() => Assert.Equal("""[{"role":"user","content":"cut �"}]""", ChatForm.Input(JsonElement.Parse("""[{"role":"user","content":"cut \ud83d"}]""")).GetRawText());
}
