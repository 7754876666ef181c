using System.Text;

namespace Plumbline.Capture;

/// <summary>One event of an event stream.</summary>
/// <param name="Type">Its type; null when the stream names none.</param>
/// <param name="Data">Its data, lines joined.</param>
public sealed record ServerSentEvent(string? Type, string Data);

/// <summary>The events of a text in the format <c>text/event-stream</c>.</summary>
public static class ServerSentEvents
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    /// <summary>The events in their order; comments and unknown fields are passed over. What stands after the last blank line counts as an event, since some servers end without one.</summary>
    /// <param name="text">The stream, or its beginning.</param>
    /// <remarks>Cost: linear. Source: the HTML standard, section 9.2, Server-sent events (WHATWG, living standard).</remarks>
    public static IEnumerable<ServerSentEvent> Of(string text)
    {
        string? type = null;
        StringBuilder? data = null;
        foreach (var line in text.TrimStart('\uFEFF').Split(LineEnds, StringSplitOptions.None).Append(""))
        {
            if (line.Length == 0)
            {
                if (data is not null)
                {
                    yield return new(type, data.ToString());
                }

                (type, data) = (null, null);
            }
            else if (Field(line, "event") is { } named)
            {
                type = named;
            }
            else if (Field(line, "data") is { } piece)
            {
                data = data is null ? new(piece) : data.Append('\n').Append(piece);
            }
        }
    }

    private static string? Field(string line, string name) =>
        line == name ? ""
        : !line.StartsWith(name, StringComparison.Ordinal) || line[name.Length] != ':' ? null
        : line.AsSpan(name.Length + 1) is [' ', .. var value] ? value.ToString() : line[(name.Length + 1)..];
}
