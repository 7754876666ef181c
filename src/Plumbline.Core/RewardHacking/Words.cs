namespace Plumbline.RewardHacking;

/// <summary>The words of a text: runs of letters and digits with inner apostrophes, in lower case.</summary>
public static class Words
{
    /// <summary>The words in their order; a curly apostrophe counts as a straight one. Linear in the text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (end > at && IsInner(text, end))))
            {
                end++;
            }

            if (end > at)
            {
                words.Add(text[at..end].Replace('’', '\'').ToLowerInvariant());
                at = end;
            }
        }

        return words;
    }

    private static bool IsInner(string text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
