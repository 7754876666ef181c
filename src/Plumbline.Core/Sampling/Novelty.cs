namespace Plumbline.Sampling;

/// <summary>How little the words of a text are those of the other texts.</summary>
public static class Novelty
{
    /// <summary>For each text the mean rarity of its words among all the texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>
    /// From 0: the mean over a text's different words of ln((n + 1) / (texts with the word + 1)); 0 for a text without words. The number of texts matters
    /// less than that they are one pool. Cost their length.
    /// </returns>
    /// <remarks>Words are runs of letters and digits, whatever their case. Source: K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval", Journal of Documentation 28, 1972.</remarks>
    public static double[] Of(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        HashSet<string>[] words = [.. texts.Select(WordsOf)];
        var holding = words.SelectMany(text => text).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(words, text => text.Count == 0 ? 0 : text.Order(StringComparer.Ordinal).Average(word => Math.Log((texts.Count + 1.0) / (holding[word] + 1.0))));
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var (at, next) = (0, 0); at < text.Length; at = next + 1)
        {
            next = at;
            while (next < text.Length && char.IsLetterOrDigit(text[next]))
            {
                next++;
            }

            if (next > at)
            {
                words.Add(text[at..next].ToLowerInvariant());
            }
        }

        return words;
    }
}
