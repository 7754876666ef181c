namespace Plumbline.Traces;

/// <summary>The beginning of a text, on one line of a list.</summary>
internal static class Snippet
{
    private const int Longest = 140;
    private const int Read = 2_000;
    private static readonly char[] Marks = ['#', '*', '`', '|', '_', '>'];

    /// <summary>What the user asked last.</summary>
    public static string Asked(TraceBody? body) => Of(body?.Input.LastOrDefault(message => message.Role == "user")?.Content) ?? (IsExpired(body) ? "Its text has expired" : "An exchange without a question");

    /// <summary>What was answered.</summary>
    public static string Answered(TraceBody? body) => Of(body?.Output) ?? (IsExpired(body) ? "its text has expired" : "no answer");

    /// <summary>The first words, white space made single and the marks of Markdown left out; null when there is nothing to read.</summary>
    public static string? Of(string? text, int longest = Longest)
    {
        var words = string.Join(' ', (text is { Length: > Read } ? text[..Read] : text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(Marks)).Where(word => word.Length > 0));
        return words.Length == 0 ? null : words.Length <= longest ? words : $"{words[..Whole(words, longest)]}…";
    }

    private static bool IsExpired(TraceBody? body) => body is not null && TraceBody.ExpiredAt(body.Input, body.Attributes) is not null;

    // Never between the halves of a character.
    private static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
