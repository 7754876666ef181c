using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Abcd;

/// <summary>What a flow is kept as: a system message with its steps. What a conversation is kept as: its messages. Whom it was played for is left out.</summary>
internal static class AbcdRecords
{
    /// <summary>Attribute that says which of the two a trace is.</summary>
    public const string Kind = "kind";
    public const string GuidelineKind = "guideline";
    public const string ConversationKind = "conversation";

    public static PublicSource Source { get; } = new(
        "github.com/asappresearch/abcd", "6b8700ce67c6b37b062dd7a60abc76d7ef832a97", "MIT", "Chen et al., \"Action-Based Conversations Dataset\", 2021 (ASAPP)");

    public static PublicItem Flow(long place, string name, JsonElement flow) => new(place, new Trace(
        $"abcd-flow-{name}", DateTimeOffset.UnixEpoch, [new("system", Guideline(name, flow))], Attributes: Source.Attributes((Kind, GuidelineKind), ("flow", name))));

    public static PublicItem Conversation(long place, JsonElement record)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"abcd-{record.Integer("convo_id")}");
        Message[] said = [.. record.List("original").Select(Turn)];
        var last = Array.FindLastIndex(said, message => message.Role == "assistant");
        var scenario = record.Object("scenario");
        return new(place, new Trace(
            id, DateTimeOffset.UnixEpoch, last < 1 ? said : said[..last], last < 1 ? null : said[last].Content,
            Conversation: id,
            Attributes: Source.Attributes((Kind, ConversationKind), ("flow", scenario.OptionalText("flow")), ("subflow", scenario.OptionalText("subflow")))));
    }

    private static string Guideline(string name, JsonElement flow)
    {
        var text = new StringBuilder().Append(name).Append(": ").Append(flow.Text("description")).Append('\n');
        foreach (var subflow in flow.Object("subflows").EnumerateObject())
        {
            text.Append('\n').Append(subflow.Name).Append('\n');
            foreach (var action in subflow.Value.List("actions"))
            {
                text.Append("- ").Append(action.Text("button")).Append(": ").Append(action.Text("text")).Append('\n');
                text.AppendJoin("", action.List("subtext").Select(line => line.ValueKind == JsonValueKind.String ? $"  - {line.GetString()}\n" : throw new RecordException("subtext", $"subtext holds {line.ValueKind}, not a text.")));
            }
        }

        return text.ToString();
    }

    /// <summary>A turn is a pair of who and what; an action is what the agent's tools did.</summary>
    private static Message Turn(JsonElement turn) => turn is { ValueKind: JsonValueKind.Array } && turn.GetArrayLength() == 2 && turn[0].ValueKind == JsonValueKind.String && turn[1].ValueKind == JsonValueKind.String
        ? turn[0].GetString() switch
        {
            "agent" => new("assistant", turn[1].GetString()!),
            "customer" => new("user", turn[1].GetString()!),
            "action" => new("tool", turn[1].GetString()!),
            var other => throw new RecordException("original", $"A turn is of agent, customer or action, not '{other}'."),
        }
        : throw new RecordException("original", "A turn is a list of who and what.");
}
