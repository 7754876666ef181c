using System.Diagnostics;

namespace Plumbline.Capture;

public sealed class StreamedChatTests
{
    [Fact]
    public void Texts_grow_and_names_do_not()
    {
        var told = StreamedChat.Of(Stream(
            """{"id":"c","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Pa"},"finish_reason":null}]}""",
            """{"id":"c","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"ris."},"finish_reason":null}]}""",
            """{"id":"c","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
            """{"id":"c","model":"m","choices":[],"usage":{"prompt_tokens":1}}""",
            "[DONE]"));

        Assert.True(told.IsComplete);
        Assert.Equal("""{"id":"c","model":"m","usage":{"prompt_tokens":1},"choices":[{"index":0,"message":{"role":"assistant","content":"Paris."},"finish_reason":"stop"}]}""", told.Answer!.Value.GetRawText());
    }

    [Fact]
    public void The_arguments_of_tools_grow_each_by_its_index()
    {
        var told = StreamedChat.Of(Stream(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":"{"}},{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\""}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"}"}}]},"finish_reason":"tool_calls"}]}"""));

        var calls = told.Answer!.Value.GetProperty("choices")[0].GetProperty("message").GetProperty("tool_calls").EnumerateArray();
        Assert.Equal([("a", "f", """{"x":1}"""), ("b", "g", "{}")], calls.Select(call => (call.GetProperty("id").GetString(), call.GetProperty("function").GetProperty("name").GetString(), call.GetProperty("function").GetProperty("arguments").GetString())));
    }

    [Fact]
    public void Choices_that_come_mixed_are_told_apart()
    {
        var told = StreamedChat.Of(Stream(
            """{"choices":[{"index":1,"delta":{"content":"Ly"}}]}""", """{"choices":[{"index":0,"delta":{"content":"Pa"}}]}""",
            """{"choices":[{"index":1,"delta":{"content":"on."}}]}""", """{"choices":[{"index":0,"delta":{"content":"ris."}}]}"""));

        Assert.Equal([("0", "Paris."), ("1", "Lyon.")], ChatChoices.Of(told.Answer).Select(one => (one.Id, one.Text)));
        Assert.False(told.IsComplete);
    }

    [Fact]
    public void A_stream_of_text_completions_is_read_too()
    {
        var told = StreamedChat.Of(Stream("""{"object":"text_completion","choices":[{"index":0,"text":"Pa"}]}""", """{"object":"text_completion","choices":[{"index":0,"text":"ris.","finish_reason":"stop"}]}"""));

        Assert.Equal(("Paris.", true), (Assert.Single(ChatChoices.Of(told.Answer)).Text, told.IsComplete));
    }

    [Fact]
    public void Any_beginning_of_a_stream_gives_a_beginning_of_its_text()
    {
        var whole = Stream([.. "Paris is the capital.".Select(letter => $$$"""{"choices":[{"index":0,"delta":{"content":"{{{letter}}}"}}]}""")]);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.StartsWith(string.Concat(ChatChoices.Of(StreamedChat.Of(whole[..length]).Answer).Select(one => one.Text)), "Paris is the capital.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("completed", "Paris.")]
    [InlineData("incomplete", "Pa")]
    [InlineData("failed", "")]
    public void The_last_event_of_responses_holds_the_whole(string status, string text)
    {
        var told = StreamedChat.Of(Stream(
            """{"type":"response.created","response":{"id":"r","status":"in_progress","output":[]}}""",
            """{"type":"response.output_text.delta","delta":"other"}""",
            $$$"""{"type":"response.{{{status}}}","response":{"id":"r","status":"{{{status}}}","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"{{{text}}}"}]}]}}"""));

        Assert.Equal((true, status, text), (told.IsComplete, told.Answer!.Value.GetProperty("status").GetString(), ChatMessages.Answer(told.Answer.Value)));
    }

    [Fact]
    public void Responses_that_break_off_are_the_pieces_that_came()
    {
        var told = StreamedChat.Of(Stream(
            """{"type":"response.created","response":{"id":"r","model":"m","status":"in_progress","output":[]}}""",
            """{"type":"response.output_text.delta","delta":"Pa"}""", """{"type":"response.output_text.delta","delta":"ris"}"""));

        Assert.Equal((false, "m", "Paris"), (told.IsComplete, told.Answer!.Value.GetProperty("model").GetString(), ChatMessages.Answer(told.Answer.Value)));
    }

    [Theory]
    [InlineData("""{"error":{"code":"overloaded","message":"Busy."}}""", "overloaded")]
    [InlineData("""{"type":"error","code":"overloaded","message":"Busy."}""", "overloaded")]
    public void An_error_in_the_middle_is_told(string error, string code) =>
        Assert.Equal(code, StreamedChat.Of(Stream("""{"choices":[{"index":0,"delta":{"content":"Pa"}}]}""", error)).Error!.Value.GetProperty("code").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("data: nothing\n\n")]
    [InlineData("data: [1,2]\n\ndata: 3\n\n")]
    [InlineData("data: {\"choices\":{}}\n\ndata: {\"choices\":[1]}\n\n")]
    public void What_tells_no_answer_has_none(string text) => Assert.Equal((null, false), (StreamedChat.Of(text).Answer, StreamedChat.Of(text).IsComplete));

    [Fact]
    public void Fifty_thousand_pieces_are_put_together_in_ten_seconds()
    {
        var text = Stream([.. Enumerable.Repeat("""{"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"word "}}]}""", 50_000)]);
        var watch = Stopwatch.StartNew();

        var told = StreamedChat.Of(text);

        Assert.Equal(250_000, Assert.Single(ChatChoices.Of(told.Answer)).Text.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    private static string Stream(params string[] pieces) => string.Concat(pieces.Select(piece => $"data: {piece}\n\n"));
}
