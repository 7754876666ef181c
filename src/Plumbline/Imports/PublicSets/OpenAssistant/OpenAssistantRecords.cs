using System.Globalization;
using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.OpenAssistant;

/// <summary>What a message is kept as: a trace of what was said before it, with each voter's thumb.</summary>
internal static class OpenAssistantRecords
{
    /// <summary>Attributes of a message; a rank holds among its siblings only, 0 the best.</summary>
    public const string Role = "role";
    public const string Rank = "rank";
    public const string Parent = "parent";
    public const string Synthetic = "synthetic";
    public const string RedFlags = "red_flags";

    public static PublicSource Source { get; } = new("github.com/LAION-AI/Open-Assistant", "f1e6ed9526f5817531f3ab85441a40b3671ddccb", "Apache-2.0", "Köpf et al., \"OpenAssistant Conversations\", 2023");

    /// <summary>A prompter's message is a prompt without an answer; an assistant's is the answer to what stands before it.</summary>
    public static PublicItem Message(long line, string tree, JsonElement message, IReadOnlyList<Message> before)
    {
        var (said, votes) = (Said(message), Votes(message));
        var answers = said.Role == "assistant" && before.Count > 0;
        var trace = new Trace(
            IdOf(message.Text("message_id")), DateTimeOffset.UnixEpoch, answers ? before : [.. before, said], answers ? said.Content : null,
            Conversation: $"openassistant-{tree}",
            Model: message.OptionalText("model_name"),
            Attributes: Source.Attributes(
                (Role, message.Text("role")), (Parent, message.OptionalText("parent_id") is { } parent ? IdOf(parent) : null), (Synthetic, message.Truth("synthetic") ? "true" : null),
                (Rank, message.TryGetProperty("rank", out _) ? Text(message.Integer("rank")) : null), (RedFlags, votes.RedFlags == 0 ? null : Text(votes.RedFlags))));
        return new(line, trace, Feedback: [.. Thumbs(trace, "up", votes.Up, 1), .. Thumbs(trace, "down", votes.Down, 0)]);
    }

    public static Message Said(JsonElement message) => new(
        message.Text("role") switch
        {
            "prompter" => "user",
            "assistant" => "assistant",
            var other => throw new RecordException("role", $"A role is prompter or assistant, not '{other}'."),
        },
        message.Text("text"));

    /// <summary>The set counts voters and names none; each is one entry.</summary>
    private static IEnumerable<FeedbackEntry> Thumbs(Trace trace, string name, int votes, double value) =>
        Enumerable.Range(1, votes).Select(number => new FeedbackEntry($"{trace.Id}-{name}-{Text(number)}", trace.Id, FeedbackKind.Thumb, trace.At, value));

    private static (int Up, int Down, int RedFlags) Votes(JsonElement message)
    {
        if (!message.TryGetProperty("emojis", out _))
        {
            return default;
        }

        var emojis = message.Object("emojis");
        return (Count(emojis, "+1"), Count(emojis, "-1"), Count(emojis, "red_flag"));
    }

    private static int Count(JsonElement emojis, string name) => !emojis.TryGetProperty(name, out _) ? 0
        : emojis.Integer(name) is >= 0 and <= MostVotes and var count ? count
        : throw new RecordException("emojis", $"A message has 0 to {MostVotes} votes of one kind, not {emojis.Integer(name)}.");

    private const int MostVotes = 10_000;

    private static string IdOf(string message) => $"openassistant-{message}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
