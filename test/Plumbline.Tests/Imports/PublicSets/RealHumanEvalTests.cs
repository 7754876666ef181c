using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.RealHumanEval;
using Plumbline.Signals;

namespace Plumbline.Imports.PublicSets;

/// <summary>Chat turns with what programmers did: invented ones, and the published counts.</summary>
public sealed class RealHumanEvalTests
{
    private const string File = "data/chat_data.even.csv";
    private const string Header = "request,response,copy_events,logprobs,programmer_id,timestamp,model,task_name";
    private const string First = "\"[{'content': 'How do I \\'add\\'?', 'role': 'user'}]\",a + b,\"[{'type': 'copy_chat', 'copied': 'a + b'}, {'type': 'copy_button', 'copied': \"\"it's\\n\"\"}]\",{},987654,1.5,GPT-3.5 (chat),add";
    private const string Second = "\"[{'content': 'And so?', 'role': 'user'}]\",So.,[],{},987654,60,GPT-3.5 (chat),add";

    [Fact]
    public async Task Copies_are_signals_of_their_answer_and_the_next_request_one_of_the_answer_before()
    {
        var items = await PublicDocument.ReadAsync(new RealHumanEvalSet(), File, Header, First, Second);

        Assert.Equal(
            [("realhumaneval-2", SignalKind.Copy, "a + b"), ("realhumaneval-2", SignalKind.Copy, "it's\n"), ("realhumaneval-2", SignalKind.Retry, "And so?")],
            items.SelectMany(item => item.Signals!).Select(signal => (signal.Trace, signal.Kind, signal.Text)));
        Assert.Equal(("How do I 'add'?", "a + b", "GPT-3.5", "gpt-3.5"), (items[0].Trace!.Input[0].Content, items[0].Trace!.Output, items[0].Trace!.Model, items[0].Trace!.Family));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1.5), items[0].Trace!.At);
        Assert.Equal(PublicDocument.SourceOf(new RealHumanEvalSet()), PublicDocument.SourceOf(items[0]));
    }

    [Fact]
    public async Task The_programmers_number_is_the_user_and_nothing_else()
    {
        var trace = (await PublicDocument.ReadAsync(new RealHumanEvalSet(), File, Header, First))[0].Trace!;

        Assert.Equal(("987654", "realhumaneval-session-1"), (trace.User, trace.Conversation));
        Assert.DoesNotContain("987654", (trace with { User = null }).ToString() + string.Join('\n', trace.Attributes!.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'role': 'user'}]", "'role': 'user'", "request", "request is no list as Python writes it.")]
    [InlineData("'copied': 'a + b'", "'copied': 5", "copied", "copied is Number, not a text.")]
    [InlineData("1.5", "soon", "timestamp", "timestamp is 'soon', not a number.")]
    public async Task A_broken_row_is_refused_by_column_and_line_and_its_neighbour_kept(string right, string wrong, string field, string message)
    {
        var items = await PublicDocument.ReadAsync(new RealHumanEvalSet(), File, Header, First.Replace(right, wrong, StringComparison.Ordinal), Second);

        Assert.Equal([(2L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Empty(items[1].Signals!);
    }

    [Theory]
    [InlineData("[None, True, False, -1.5e3]", "[null,true,false,-1500]")]
    [InlineData("""["it's", 'a "b"', '\x41\u00e9\U0001F600', '\q', '\\n']""", """["it's","a \"b\"","Aé😀","\\q","\\n"]""")]
    [InlineData("['None', {'True': 'False'}]", """["None",{"True":"False"}]""")]
    public void A_literal_is_read_as_Python_prints_it(string python, string json) =>
        Assert.True(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json), PythonLiteral.Parse(python)!.Value));

    [Theory]
    [InlineData("['open")]
    [InlineData("['a' 'b']")]
    [InlineData("__import__('os')")]
    [InlineData("['\\")]
    [InlineData("")]
    public void What_is_no_literal_is_none(string python) => Assert.Null(PythonLiteral.Parse(python));

    [Fact]
    public async Task Turns_copies_and_models_are_as_many_as_counted()
    {
        var items = await PublicItems.OfAsync(new RealHumanEvalSet(), "realhumaneval");
        var expected = RealData.Reference("realhumaneval").GetProperty("counts").GetProperty("values");
        var copies = items.SelectMany(item => item.Signals!).Where(signal => signal.Kind == SignalKind.Copy).ToArray();

        Assert.Empty(items.Refusals());
        Assert.Equal(
            [.. new[] { "turns", "programmers", "tasks", "turns_with_copy", "copy_events" }.Select(name => expected.GetProperty(name).GetInt32())],
            new[]
            {
                items.Count, items.DistinctBy(item => item.Trace!.User, StringComparer.Ordinal).Count(), items.DistinctBy(item => item.Trace!.Attributes![RealHumanEvalRecords.Task], StringComparer.Ordinal).Count(),
                copies.DistinctBy(signal => signal.Trace, StringComparer.Ordinal).Count(), copies.Length,
            });
        Assert.All(expected.GetProperty("models").Numbers(), model => Assert.Equal(model.Value, items.Count(item => $"{item.Trace!.Model} (chat)" == model.Key)));
    }

    /// <summary>Each turn but the first of a programmer at a task is a further request.</summary>
    [Fact]
    public async Task Retries_are_the_turns_that_are_not_the_first_of_their_session()
    {
        var items = await PublicItems.OfAsync(new RealHumanEvalSet(), "realhumaneval");

        Assert.Equal(
            items.Count - items.DistinctBy(item => item.Trace!.Conversation, StringComparer.Ordinal).Count(),
            items.SelectMany(item => item.Signals!).Count(signal => signal.Kind == SignalKind.Retry));
    }
}
