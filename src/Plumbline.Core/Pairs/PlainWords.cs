namespace Plumbline.Pairs;

/// <summary>A text as the words that near-duplicates and shared passages are told by: runs of letters and digits, in lower case.</summary>
/// <remarks>An apostrophe parts words here, as fingerprints that replay elsewhere demand; for the words that a reader would count, see <see cref="RewardHacking.Words"/>.</remarks>
internal static class PlainWords
{
    /// <summary>The words in their order; punctuation, white space and case do not matter.</summary>
    public static List<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var start = -1;
        for (var place = 0; place <= text.Length; place++)
        {
            var inside = place < text.Length && char.IsLetterOrDigit(text[place]);
            if (inside && start < 0)
            {
                start = place;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..place].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    /// <summary>A text that two texts share when only punctuation, white space or case tell them apart.</summary>
    public static string Normalised(string text) => string.Join(' ', Of(text));
}
