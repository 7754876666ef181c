namespace Plumbline.RewardHacking;

/// <summary>A list of phrases that stand for one manner of speaking. Counts of different versions are not comparable.</summary>
public sealed class Lexicon
{
    private readonly Dictionary<string, string[][]> byFirstWord;

    /// <summary>Makes a list.</summary>
    /// <param name="name">What the phrases stand for, e.g. "hedge".</param>
    /// <param name="version">Language and number of the version, e.g. "en-1"; it goes wherever the counts go.</param>
    /// <param name="phrases">One or more words each.</param>
    /// <exception cref="ArgumentException">A phrase has no word.</exception>
    public Lexicon(string name, string version, params IReadOnlyList<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        (Name, Version, Phrases) = (name, version, phrases);
        byFirstWord = phrases.Select(Split)
            .GroupBy(phrase => phrase[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What the phrases stand for.</summary>
    public string Name { get; }

    /// <summary>Language and number of the version.</summary>
    public string Version { get; }

    /// <summary>The phrases as they were given.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>How many phrases of the list stand among the words: the longest first, none overlapping another. Linear in the words.</summary>
    public int CountIn(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (found, at) = (0, 0);
        while (at < words.Count)
        {
            var length = LengthAt(words, at);
            found += length > 0 ? 1 : 0;
            at += Math.Max(1, length);
        }

        return found;
    }

    private int LengthAt(IReadOnlyList<string> words, int at) =>
        byFirstWord.GetValueOrDefault(words[at], []).FirstOrDefault(phrase => StandsAt(phrase, words, at))?.Length ?? 0;

    private static bool StandsAt(string[] phrase, IReadOnlyList<string> words, int at) =>
        at + phrase.Length <= words.Count && !phrase.Where((word, place) => words[at + place] != word).Any();

    private static string[] Split(string phrase) =>
        Words.Of(phrase) is { Count: > 0 } words ? [.. words] : throw new ArgumentException($"The phrase \"{phrase}\" has no word.", nameof(phrase));
}
