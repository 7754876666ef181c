using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Taskmaster;

/// <summary>What a rewarded step is kept as: a trace that ends with the step, and a thumb.</summary>
internal static class TaskmasterRecords
{
    /// <summary>Attributes that hold which agent it was, and in which file the thumb was published.</summary>
    public const string Agent = "agent";
    public const string File = "file";

    public static PublicSource Source { get; } = new(
        "github.com/google-research-datasets/Taskmaster", "d92cb6af3005f1dc09c39e75e7daf4a04905e00b", "CC-BY-4.0",
        "Byrne, Krishnamoorthi, Ganesh et al., Google; rewards: \"PERL: Parameter Efficient Reinforcement Learning from Human Feedback\", 2024");

    /// <summary>Each row is an item, since one conversation is rewarded in several places; nobody and no time is named.</summary>
    public static PublicItem Thumb(string agent, string file, long line, JsonElement row)
    {
        var id = $"taskmaster-{agent}-{file}-{line}";
        var reward = row.Number("reward");
        var trace = new Trace(
            id, DateTimeOffset.UnixEpoch, Context(row), row.Text("generation"),
            Conversation: row.Text("conversation_id"),
            Attributes: Source.Attributes((Agent, agent), (File, file)));
        return reward is 0 or 1
            ? new(line, trace, Feedback: [new($"{id}-thumb", id, FeedbackKind.Thumb, trace.At, reward)])
            : throw new RecordException("reward", $"A reward is 0 or 1, not {reward}.");
    }

    /// <summary>The context is a JSON list inside a text; a call of a tool and its answer stay JSON.</summary>
    private static IReadOnlyList<Message> Context(JsonElement row)
    {
        try
        {
            var turns = JsonSerializer.Deserialize<JsonElement>(row.Text("context"));
            return turns.ValueKind == JsonValueKind.Array
                ? turns.GetArrayLength() > 0 ? [.. turns.EnumerateArray().Select(Turn)] : [new("user", "(nothing was said)")]
                : throw new RecordException("context", $"context holds {turns.ValueKind}, not a list of turns.");
        }
        catch (JsonException)
        {
            throw new RecordException("context", "context is no JSON inside its text.");
        }
    }

    private static Message Turn(JsonElement turn) => turn.Text("role") switch
    {
        "user" => new("user", turn.Text("text")),
        "agent" => new("assistant", turn.OptionalText("text") ?? turn.Object("api").GetRawText()),
        "api" => new("tool", turn.Object("response").GetRawText()),
        var other => throw new RecordException("context", $"A turn's role is user, agent or api, not '{other}'."),
    };
}
