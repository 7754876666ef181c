using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

public sealed class ChatExchangeTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chat_is_its_messages_and_its_answer()
    {
        var trace = Of(
            """{"model":"m","messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Capital?"}]}],"user":"ada","top_p":0.5,"metadata":{"ticket":"T1"},"tools":[{"type":"function"}]}""",
            """{"id":"c-1","model":"m-2025","choices":[{"index":0,"message":{"role":"assistant","content":"Paris."},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":"2","prompt_tokens_details":{"cached_tokens":4}}}""");

        Assert.Equal(["Be brief.", "Capital?"], trace.Input.Select(message => message.Content));
        Assert.Equal(("Paris.", "ada", "m-2025", 12L, 2L), (trace.Output, trace.User, trace.Model, trace.InputTokens, trace.OutputTokens));
        Assert.Equal(
            [("finish_reason", "stop"), ("metadata.ticket", "T1"), ("parameter.tools", """[{"type":"function"}]"""), ("parameter.top_p", "0.5"), ("requested_model", "m"), ("response_id", "c-1"), ("usage.cache_read", "4")],
            trace.Attributes!.Select(attribute => (attribute.Key, attribute.Value)));
        Assert.Null(trace.Candidates);
        Assert.Empty(TraceRules.Check(trace));
    }

    [Fact]
    public void A_response_is_read_alike()
    {
        var trace = Of(
            """{"model":"m","instructions":"Be brief.","input":"Capital?","conversation":{"id":"conv-1"},"previous_response_id":"r-0","prompt":{"id":"billing","version":"3"},"safety_identifier":"ada"}""",
            """{"id":"r-1","status":"incomplete","model":"m","output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Paris."}]}],"incomplete_details":{"reason":"max_output_tokens"},"usage":{"input_tokens":12,"output_tokens":2,"output_tokens_details":{"reasoning_tokens":1}}}""");

        Assert.Equal(["system", "user"], trace.Input.Select(message => message.Role));
        Assert.Equal(("Paris.", "conv-1", "billing@3", "ada", 12L, 2L), (trace.Output, trace.Conversation, trace.PromptVersion, trace.User, trace.InputTokens, trace.OutputTokens));
        Assert.Equal(("r-0", "incomplete", "max_output_tokens", "1"), (trace.Attributes!["previous_response_id"], trace.Attributes["response_status"], trace.Attributes["incomplete"], trace.Attributes["usage.reasoning"]));
    }

    [Fact]
    public void The_order_in_which_choices_stand_does_not_matter()
    {
        const string One = """{"index":0,"message":{"role":"assistant","content":"Paris."}}""";
        const string Other = """{"index":1,"message":{"role":"assistant","content":"Lyon."}}""";

        var (trace, turned) = (Of("""{"temperature":0.7}""", $$"""{"choices":[{{One}},{{Other}}]}"""), Of("""{"temperature":0.7}""", $$"""{"choices":[{{Other}},{{One}}]}"""));

        Assert.Equal([new Candidate("0", "Paris.", Temperature: 0.7), new Candidate("1", "Lyon.", Temperature: 0.7)], trace.Candidates);
        Assert.Equal(trace.Candidates, turned.Candidates);
        Assert.Equal(("0", "Paris."), (turned.Served, turned.Output));
    }

    [Fact]
    public void What_is_not_known_is_not_told()
    {
        var trace = ChatExchange.TraceOf("t", At, null, null);

        Assert.Equal(new Message("user", ""), Assert.Single(trace.Input));
        Assert.Equal((null, null, null, null), (trace.Output, trace.Model, trace.InputTokens, trace.Attributes));
    }

    [Theory]
    [InlineData("""{"usage":{"prompt_tokens":-1}}""")]
    [InlineData("""{"usage":{"prompt_tokens":1.5}}""")]
    [InlineData("""{"usage":{"prompt_tokens":"many"}}""")]
    [InlineData("""{"usage":[]}""")]
    public void Tokens_that_are_no_count_are_unknown(string answer) => Assert.Null(Of("{}", answer).InputTokens);

    [Fact]
    public void Of_an_error_the_code_is_kept_and_not_the_sentence()
    {
        var trace = Of("{}", """{"error":{"message":"Incorrect key sk-secret.","type":"invalid_request_error","code":"invalid_api_key"}}""");

        Assert.Equal((null, "invalid_api_key"), (trace.Output, Assert.Single(trace.Attributes!).Value));
    }

    [Fact]
    public void A_user_that_is_no_id_is_left_out() => Assert.Null(Of($$"""{"user":"{{new string('x', 900)}}","messages":[]}""", "{}").User);

    private static Trace Of(string request, string answer) => ChatExchange.TraceOf("t", At, JsonElement.Parse(request), JsonElement.Parse(answer));
}
