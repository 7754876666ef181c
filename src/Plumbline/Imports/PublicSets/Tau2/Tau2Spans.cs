using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>The steps of a conversation: what the agent's model wrote, and the tools that it or the user called.</summary>
internal static class Tau2Spans
{
    public static IEnumerable<Span> Of(Tau2Run run, Tau2Conversation conversation)
    {
        var at = conversation.StartedAt;
        foreach (var (index, message) in conversation.Messages.Index())
        {
            var ended = Later(message.At, at);
            if (message is { Role: "assistant", OutputTokens: not null })
            {
                yield return new(
                    $"m{index}", "answer", at, ended, null, "model", run.Model, message.InputTokens, message.OutputTokens, null, message.Content);
            }

            foreach (var (number, call) in message.ToolCalls.Index())
            {
                yield return Tool(conversation, message, index, number, call, ended);
            }

            at = ended;
        }
    }

    private static Span Tool(Tau2Conversation conversation, Tau2Message caller, int index, int number, Tau2ToolCall call, DateTimeOffset started)
    {
        var answer = conversation.Messages.Skip(index + 1).FirstOrDefault(message => message.Role == "tool" && message.ToolCall == call.Id);
        return new(
            $"m{index}.{number}", call.Name, started, answer is null ? null : Later(answer.At, started),
            caller is { Role: "assistant", OutputTokens: not null } ? $"m{index}" : null, "tool",
            Input: call.Arguments, Output: answer?.Content, Error: answer is { Failed: true } ? answer.Content ?? "The tool failed." : null);
    }

    private static DateTimeOffset Later(DateTimeOffset? time, DateTimeOffset than) => time > than ? time.Value : than;
}
