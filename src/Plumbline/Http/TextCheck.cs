using System.Text.Json;
using System.Text.Unicode;

namespace Plumbline.Http;

/// <summary>
/// Finds text in JSON that no database keeps and no file holds: the character U+0000, half of a surrogate pair, and bytes that are
/// not UTF-8. The JSON reader lets all three pass, in values and in names, so they are looked for before anything is read.
/// </summary>
internal static class TextCheck
{
    private const string Nul = "A text holds no character U+0000; leave it out.";
    private const string Half = "A text is whole Unicode, without half of a surrogate pair or bytes that are not UTF-8; leave the broken character out.";

    /// <summary>The first text that cannot be kept, by the name of its field; null when there is none. Cost linear, and without copies where all is well.</summary>
    /// <param name="json">One JSON value in UTF-8.</param>
    /// <exception cref="JsonException">It is not JSON; told only where a text may be broken.</exception>
    public static Refusal? Of(ReadOnlySpan<byte> json)
    {
        if (IsPlain(json))
        {
            return null;
        }

        using var parsed = JsonDocument.Parse(json.ToArray());
        return Find(parsed.RootElement, "");
    }

    /// <summary>A text that came outside JSON, such as a part of an address.</summary>
    public static Refusal? OfText(string field, string text) => Wrong(text) is { } message ? new(field, message) : null;

    private static bool IsPlain(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && !MayEscape(json, "\\u0000"u8) && !MayEscape(json, "\\ud"u8) && !MayEscape(json, "\\uD"u8);

    private static bool MayEscape(ReadOnlySpan<byte> json, ReadOnlySpan<byte> escape) => json.IndexOf(escape) >= 0;

    private static Refusal? Find(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String => Wrong(Text(json.GetString)) is { } message ? new(Name(path), message) : null,
        JsonValueKind.Array => json.EnumerateArray().Index().Select(one => Find(one.Item, $"{path}[{one.Index}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(member => FindMember(member, path)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static Refusal? FindMember(JsonProperty member, string path)
    {
        var name = Text(() => member.Name);
        return Wrong(name) is { } message ? new(Name(path), $"A name in it cannot be kept. {message}") : Find(member.Value, path.Length == 0 ? name! : $"{path}.{name}");
    }

    private static string Name(string path) => path.Length == 0 ? "body" : path;

    /// <summary>The text; null when it holds half a surrogate pair or bytes that are not UTF-8, which the reader says by throwing.</summary>
    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Wrong(string? text) =>
        text is null || !Identifier.IsWhole(text) ? Half : text.Contains('\0', StringComparison.Ordinal) ? Nul : null;
}
