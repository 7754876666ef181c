using Plumbline.Accounts;
using Plumbline.Lineage;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>A refused item as it is written down.</summary>
/// <param name="Id">The same for the same thing refused again; nobody without the project's key can tell what it was by it.</param>
/// <param name="Item">What was refused.</param>
/// <param name="Body">What is kept of its body.</param>
/// <param name="State">How much that is.</param>
internal sealed record WrittenLetter(string Id, RefusedItem Item, byte[]? Body, LetterState State)
{
    private const int LongestText = 2_000;

    public long Bytes => Body?.Length ?? 0;

    public static WrittenLetter Of(RefusedItem item, Redactor? redactor, Pseudonym pseudonym)
    {
        var (body, state) = LetterBody.Of(item, redactor, pseudonym);
        var what = $"{item.Surface}\n{item.Kind}\n{item.Size}\n{(item.Body.Length == 0 ? Reason(item) : ContentHash.Of((ReadOnlySpan<byte>)item.Body))}";
        return new(pseudonym.Of(what)![2..], item with { Reasons = [.. item.Reasons.Select(reason => Clean(reason, redactor))] }, body, state);
    }

    public static BulkColumn[] Columns(IReadOnlyList<WrittenLetter> letters, FactScope scope) =>
    [
        BulkColumn.Of("key", letters, letter => LetterRows.KeyOf(scope.Project, letter.Id)!),
        BulkColumn.Of("id", letters, letter => letter.Id),
        BulkColumn.Of("project", letters, _ => scope.Project),
        BulkColumn.Of("surface", letters, letter => letter.Item.Surface),
        BulkColumn.Of("kind", letters, letter => letter.Item.Kind),
        BulkColumn.Of("code", letters, letter => Words.Of(letter.Item.Code)),
        BulkColumn.Of("field", letters, letter => letter.Item.Reasons is [var first, ..] ? first.Field : ""),
        BulkColumn.Of("reason", letters, letter => Reason(letter.Item)),
        BulkColumn.Of("items", letters, letter => letter.Item.Items),
        BulkColumn.Of("access", letters, _ => Words.Of(scope.Access)),
        BulkColumn.Of("at", letters, _ => scope.ReceivedAt),
        BulkColumn.Of("content_type", letters, letter => Shortened(letter.Item.ContentType)),
        BulkColumn.Of("size", letters, letter => letter.Item.Size),
        BulkColumn.Of("state", letters, letter => Words.Of(letter.State)),
        BulkColumn.Of("bytes", letters, letter => letter.Bytes),
        BulkColumn.Of("body", letters, letter => letter.Body),
        BulkColumn.Of("times", letters, _ => 1L),
        BulkColumn.Of("last_at", letters, _ => scope.ReceivedAt),
        BulkColumn.Of("tries", letters, _ => 0L),
    ];

    private static string Reason(RefusedItem item) => Shortened(string.Join(' ', item.Reasons.Select(reason => reason.Message)));

    /// <summary>A reason may quote what was sent.</summary>
    private static Refusal Clean(Refusal reason, Redactor? redactor) => new(Sound(reason.Field, redactor), Sound(reason.Message, redactor));

    private static string Sound(string text, Redactor? redactor)
    {
        var shown = Shortened(Identifier.IsWhole(text) ? text.Replace('\0', '\uFFFD') : "It holds half of a character.");
        return redactor?.Apply(shown) ?? shown;
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..(LongestText - (char.IsHighSurrogate(text[LongestText - 1]) ? 1 : 0))];
}
