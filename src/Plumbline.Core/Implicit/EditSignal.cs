using Plumbline.Statistics;

namespace Plumbline.Implicit;

/// <summary>What a user changed in an answer before using it.</summary>
/// <param name="Characters">Characters (code points) inserted, deleted or replaced.</param>
/// <param name="Share">The same over the longer of the two texts: 0 untouched, 1 nothing left. 0 for two empty texts.</param>
/// <param name="Words">Words inserted, deleted or replaced; words are what white space parts.</param>
/// <param name="Kept">Share of the answer's words that are still there in their order, without an interval. Unknown when the answer had no word.</param>
/// <param name="Added">Words of the final text that do not come from the answer.</param>
public sealed record EditSignal(int Characters, double Share, int Words, Measurement Kept, int Added)
{
    /// <summary>Compares an answer with what became of it.</summary>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="final">What the user made of it.</param>
    /// <returns>Texts are compared after canonical composition (NFC) and with every run of white space as one blank, none at the ends.</returns>
    /// <remarks>Exact at any length. Cost O(n m / 64) in characters. Source: V. I. Levenshtein, 1966.</remarks>
    public static EditSignal Of(string answer, string final)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(final);
        string[] old = Parts(answer), now = Parts(final);
        var (oldPoints, nowPoints) = (Points(old), Points(now));
        var (oldWords, nowWords) = Numbered(old, now);
        var longer = Math.Max(oldPoints.Length, nowPoints.Length);
        var characters = EditDistance.Levenshtein(oldPoints, nowPoints);
        var kept = EditDistance.LongestCommon(oldWords, nowWords);
        return new(
            characters,
            longer == 0 ? 0 : (double)characters / longer,
            EditDistance.Levenshtein(oldWords, nowWords),
            old.Length == 0
                ? new Measurement.Unknown(Cause.TooFew, "The answer had no word that could be kept.")
                : new Measurement.Known((double)kept / old.Length, old.Length),
            now.Length - kept);
    }

    private static string[] Parts(string text) => ComposedText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int[] Points(string[] words) => [.. string.Join(' ', words).EnumerateRunes().Select(rune => rune.Value)];

    private static (int[] Old, int[] Now) Numbered(string[] old, string[] now)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int Number(string word) => numbers.TryGetValue(word, out var number) ? number : numbers[word] = numbers.Count;
        return ([.. old.Select(Number)], [.. now.Select(Number)]);
    }
}
