namespace Plumbline;

/// <summary>Ids are chosen by whoever states a fact, so that a retry is not a second fact.</summary>
public static class Identifier
{
    /// <summary>The longest id that is accepted, in UTF-16 units.</summary>
    public const int MaximumLength = 800;

    /// <summary>Refuses an id that is empty, too long or holds control characters; null when it is fine.</summary>
    /// <param name="field">The name of the field on the wire.</param>
    /// <param name="id">The id; null is refused as missing.</param>
    public static Refusal? Check(string field, string? id) => id switch
    {
        null or "" => new(field, "An id is needed: 1 to 800 characters, chosen by you."),
        { Length: > MaximumLength } => new(field, $"An id has at most {MaximumLength} characters, this one has {id.Length}."),
        _ when id.Any(char.IsControl) => new(field, "An id holds no control characters."),
        _ => null,
    };

    /// <summary>Refuses a text with a NUL character, which not every store can keep; null when it is fine or absent.</summary>
    /// <param name="field">The name of the field on the wire.</param>
    /// <param name="text">Any text.</param>
    public static Refusal? CheckText(string field, string? text) =>
        text?.Contains('\0', StringComparison.Ordinal) == true ? new(field, "A text holds no NUL character.") : null;

    /// <summary>As <see cref="Check"/>, for an id that may be absent.</summary>
    public static Refusal? CheckOptional(string field, string? id) => id is null ? null : Check(field, id);
}
