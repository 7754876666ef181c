using System.Globalization;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>A conversation as a trace: what came before the agent's last answer, that answer, and every call as a span.</summary>
internal static class Tau2Traces
{
    private const string Source = "github.com/sierra-research/tau2-bench";

    public static Trace Of(Tau2Run run, Tau2Conversation conversation)
    {
        Tau2Message[] said = [.. conversation.Messages.Where(message => !string.IsNullOrEmpty(message.Content))];
        var last = Array.FindLastIndex(said, message => message.Role == "assistant");
        var card = Tau2Scores.IdOf(run);
        return new(
            $"{card}/{conversation.Id}", conversation.StartedAt, Input(said, last), last < 1 ? null : said[last].Content,
            Conversation: $"{card}/{Tau2Scores.ItemOf(run, conversation)}",
            Model: run.Model,
            Family: FamilyOf(run.Model),
            PromptVersion: run.Policy is { } policy ? ContentHash.Of(policy)[..12] : null,
            Release: card,
            Spans: [.. Tau2Spans.Of(run, conversation)],
            InputTokens: Sum(conversation, message => message.InputTokens),
            OutputTokens: Sum(conversation, message => message.OutputTokens),
            CostUsd: conversation.AgentCost,
            Attributes: Attributes(run, conversation));
    }

    /// <summary>The family of a model's name: what was fine-tuned, without provider and date.</summary>
    public static string FamilyOf(string model)
    {
        var name = model.StartsWith("ft:", StringComparison.Ordinal) ? model.Split(':')[1] : model.Split('/')[^1];
        return name.Length > 11 && name[^11] == '-' && DateOnly.TryParseExact(name[^10..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? name[..^11]
            : name;
    }

    private static Message[] Input(Tau2Message[] said, int last)
    {
        Message[] before = [.. said[..(last < 1 ? said.Length : last)].Select(message => new Message(message.Role, message.Content!))];
        return before.Length > 0 ? before : [new("user", "(nothing was said)")];
    }

    private static long? Sum(Tau2Conversation conversation, Func<Tau2Message, int?> tokens) =>
        conversation.Messages.Where(message => message.Role == "assistant" && tokens(message) is not null).ToArray() is { Length: > 0 } known
            ? known.Sum(message => (long)tokens(message)!.Value)
            : null;

    private static Dictionary<string, string> Attributes(Tau2Run run, Tau2Conversation conversation)
    {
        var attributes = new Dictionary<string, string>
        {
            ["domain"] = run.Domain,
            ["task"] = conversation.Task,
            ["trial"] = conversation.Trial.ToString(CultureInfo.InvariantCulture),
            ["item"] = Tau2Scores.ItemOf(run, conversation),
            ["termination_reason"] = conversation.TerminationReason,
            ["simulated_user"] = "true",
            ["source"] = Source,
            ["licence"] = "MIT",
        };
        if (run.Commit is { } commit)
        {
            attributes["commit"] = commit;
        }

        return attributes;
    }
}
