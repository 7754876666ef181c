namespace Plumbline.RewardHacking;

/// <summary>How often a text uses each of a list of words, per 1000 words.</summary>
public static class WordRates
{
    private const double Thousand = 1000;

    /// <summary>The rates, in the order of <paramref name="listed"/>; all 0 for a text without words. Linear in the text.</summary>
    /// <param name="words">The words of the text, as <see cref="Words.Of"/> gives them.</param>
    /// <param name="listed">Words in lower case, each once.</param>
    public static double[] Of(IReadOnlyList<string> words, IReadOnlyList<string> listed)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(listed);
        var counts = words.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. listed.Select(word => words.Count == 0 ? 0 : Thousand * counts.GetValueOrDefault(word) / words.Count)];
    }
}
