using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Taskmaster;

/// <summary>A dialogue as a trace: what came before the agent's last words, these words, and each call of a tool as a span.</summary>
internal static class TaskmasterDialogue
{
    public static PublicItem Of(string agent, long line, JsonElement dialogue)
    {
        var turns = dialogue.List("utterances");
        Message[] said = [.. turns.Select(turn => new Message(Role(turn), turn.Text("text")))];
        var last = Array.FindLastIndex(said, message => message.Role == "assistant");
        var conversation = dialogue.Text("conversation_id");
        var trace = new Trace(
            $"taskmaster-{agent}-{conversation}", DateTimeOffset.UnixEpoch, last < 1 ? said : said[..last], last < 1 ? null : said[last].Content,
            Conversation: conversation,
            Spans: [.. turns.SelectMany(Calls)],
            Attributes: TaskmasterRecords.Source.Attributes(
                (TaskmasterRecords.Agent, agent), ("vertical", dialogue.OptionalText("vertical")), ("scenario", dialogue.OptionalText("scenario")), ("instructions", dialogue.OptionalText("instructions"))));
        return new(line, trace);
    }

    private static string Role(JsonElement turn) => turn.Text("speaker") is "user" or "assistant"
        ? turn.Text("speaker")
        : throw new RecordException("speaker", $"A speaker is user or assistant, not '{turn.Text("speaker")}'.");

    /// <summary>A call is four annotations: its name and its request, then the answer's name and the answer, tied by a context such as api_call_0.</summary>
    private static IEnumerable<Span> Calls(JsonElement turn)
    {
        var parts = turn.List("annotations").Select(part => (Name: part.Text("name"), Value: part.Text("value"), Context: part.Text("context"))).ToArray();
        return parts.Where(part => part.Name == "api_call").Select(call => new Span(
            $"t{turn.Integer("index")}.{call.Context}", call.Value, DateTimeOffset.UnixEpoch,
            Kind: "tool",
            Input: Part("request", call.Context),
            Output: Part("response", call.Context.Replace("api_call", "api_response", StringComparison.Ordinal))));

        string? Part(string name, string context) => parts.Where(part => part.Name == name && part.Context == context).Select(part => part.Value).FirstOrDefault();
    }
}
