namespace Plumbline;

/// <summary>Ids are chosen by whoever states a fact, so that a retry is not a second fact.</summary>
public static class Identifier
{
    /// <summary>The longest id that is accepted, in UTF-16 units.</summary>
    public const int MaximumLength = 800;

    private const string HalfPair = "A text is whole Unicode; this one holds half a surrogate pair, which is no character.";

    /// <summary>Refuses an id that is empty, too long or holds control characters; null when it is fine.</summary>
    /// <param name="field">The name of the field on the wire.</param>
    /// <param name="id">The id; null is refused as missing.</param>
    public static Refusal? Check(string field, string? id) => id switch
    {
        null or "" => new(field, "An id is needed: 1 to 800 characters, chosen by you."),
        { Length: > MaximumLength } => new(field, $"An id has at most {MaximumLength} characters, this one has {id.Length}."),
        _ when id.Any(char.IsControl) => new(field, "An id holds no control characters."),
        _ when !IsWhole(id) => new(field, HalfPair),
        _ => null,
    };

    /// <summary>Refuses a text with a NUL character or half a surrogate pair, which not every store can keep; null when it is fine or absent.</summary>
    /// <param name="field">The name of the field on the wire.</param>
    /// <param name="text">Any text.</param>
    public static Refusal? CheckText(string field, string? text) => text switch
    {
        null => null,
        _ when text.Contains('\0', StringComparison.Ordinal) => new(field, "A text holds no NUL character."),
        _ when !IsWhole(text) => new(field, HalfPair),
        _ => null,
    };

    /// <summary>False when the text holds half a surrogate pair, which is no character and has no UTF-8.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    /// <summary>As <see cref="Check"/>, for an id that may be absent.</summary>
    public static Refusal? CheckOptional(string field, string? id) => id is null ? null : Check(field, id);
}
