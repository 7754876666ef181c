using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>A conversation that a set keeps as one text, each message after its speaker's name.</summary>
internal static class Said
{
    /// <summary>The messages, oldest first; a line that names no speaker goes on with the message before it.</summary>
    /// <param name="text">Lines.</param>
    /// <param name="user">What stands before a user's message, with the colon.</param>
    /// <param name="assistant">What stands before an answer, with the colon.</param>
    public static IReadOnlyList<Message> Of(string text, string user, string assistant)
    {
        var said = new List<Message>();
        foreach (var line in text.Split('\n'))
        {
            switch (Speaker(line, user, assistant))
            {
                case { } role:
                    said.Add(new(role, After(line, role == "user" ? user : assistant)));
                    break;
                case null when said.Count > 0:
                    said[^1] = said[^1] with { Content = $"{said[^1].Content}\n{line}" };
                    break;
                default:
                    said.Add(new("user", line));
                    break;
            }
        }

        return said;
    }

    /// <summary>What stands after the speaker's name; the whole text when it does not begin with it.</summary>
    public static string After(string text, string speaker) => text.StartsWith(speaker, StringComparison.Ordinal) ? text[speaker.Length..].TrimStart() : text;

    private static string? Speaker(string line, string user, string assistant) =>
        line.StartsWith(user, StringComparison.Ordinal) ? "user" : line.StartsWith(assistant, StringComparison.Ordinal) ? "assistant" : null;
}
