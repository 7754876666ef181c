using System.Buffers;
using System.Text.Unicode;

namespace Plumbline.Storage;

/// <summary>Texts that come again and again in a file: each is kept once, and found by its bytes.</summary>
internal sealed class RecurringTexts
{
    private readonly char[] buffer = new char[256];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>A text that was kept before; null when it is new, too long to be looked up, or no valid UTF-8.</summary>
    public string? Find(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= buffer.Length
        && Utf8.ToUtf16(utf8, buffer, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
        && texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer.AsSpan(0, length), out var text)
            ? text
            : null;

    /// <summary>The text, or the one that was kept before it.</summary>
    public string Keep(string text)
    {
        if (texts.TryGetValue(text, out var kept))
        {
            return kept;
        }

        texts.Add(text);
        return text;
    }
}
