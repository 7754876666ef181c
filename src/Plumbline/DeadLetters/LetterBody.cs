using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Plumbline.Accounts;
using Plumbline.Redaction;

namespace Plumbline.DeadLetters;

/// <summary>What is kept of a refused body: without what the project does not keep, and never the id of a user.</summary>
internal static class LetterBody
{
    /// <summary>The most that is kept of one body.</summary>
    public const int Largest = 256 * 1024;

    private const int Deepest = 64;

    /// <summary>The body as it is kept, and how much of it that is.</summary>
    public static (byte[]? Body, LetterState State) Of(RefusedItem item, Redactor? redactor, Pseudonym pseudonym)
    {
        if (item.Body.Length == 0)
        {
            return (null, LetterState.Withheld);
        }

        var isWhole = item.Body.Length == item.Size;
        var clean = (isWhole && Parsed(item.Body) is { } json ? Clean(json, redactor, pseudonym) : null) ?? Text(item.Body, redactor);
        return clean is null ? (null, LetterState.Withheld)
            : clean.Length > Largest ? (clean[..Largest], LetterState.Cut)
            : (clean, isWhole ? LetterState.Whole : LetterState.Cut);
    }

    private static JsonNode? Parsed(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, null, new() { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>JSON that cannot be written again, for half a character in it, is taken as text.</summary>
    private static byte[]? Clean(JsonNode json, Redactor? redactor, Pseudonym pseudonym)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(new LetterJson(redactor, pseudonym).Clean(json), WireFormat.Options);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Bytes that are no text cannot be searched for what is not to be kept, so where something is to be searched for they are not kept.</summary>
    private static byte[]? Text(byte[] body, Redactor? redactor)
    {
        var end = redactor is null || Utf8.IsValid(body) ? body.Length : WholeCharacters(body);
        return redactor is null ? body : end < 0 ? null : Encoding.UTF8.GetBytes(redactor.Apply(Encoding.UTF8.GetString(body, 0, end)));
    }

    /// <summary>How many bytes of a text that was cut are whole characters; -1 for what is no text.</summary>
    private static int WholeCharacters(byte[] body)
    {
        var ends = Enumerable.Range(1, 3).Where(less => less < body.Length && Utf8.IsValid(body.AsSpan(0, body.Length - less))).ToArray();
        return ends.Length == 0 ? -1 : body.Length - ends[0];
    }
}

/// <summary>How much of a refused body is kept.</summary>
internal enum LetterState
{
    /// <summary>All of it; it can be replayed.</summary>
    Whole,

    /// <summary>Its beginning.</summary>
    Cut,

    /// <summary>Nothing: it was not read, or what the project does not keep could not be taken out of it.</summary>
    Withheld,
}
