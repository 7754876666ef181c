namespace Plumbline.Implicit;

/// <summary>A text with every letter and its marks as one character, where Unicode has one (NFC).</summary>
/// <remarks>
/// Computed here, because a process without a culture database leaves texts as they are. Compositions beyond the basic plane, and the few compatibility
/// letters that stand for a single other one, stay as they are. Source: Unicode Standard Annex 15, "Unicode normalization forms".
/// </remarks>
internal static class ComposedText
{
    private const char FirstSyllable = '\uAC00', FirstLeading = '\u1100', FirstVowel = '\u1161', BeforeTrailing = '\u11A7';
    private const int Leadings = 19, Vowels = 21, Trailings = 28;

    /// <summary>The composed text; the text itself when there is nothing to compose. Linear, but for many marks on one letter.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF') || !text.Any(Composes))
        {
            return text;
        }

        var parts = new List<char>(text.Length);
        foreach (var character in text)
        {
            Decompose(character, parts);
        }

        Order(parts);
        return Compose(parts);
    }

    private static bool Composes(char character) => CanonicalPairs.IsMark(character) || character is >= FirstVowel and < '\u1200';

    private static void Decompose(char character, List<char> parts)
    {
        if (CanonicalPairs.Decomposed(character) is not { } pair)
        {
            parts.Add(character);
            return;
        }

        Decompose(pair.Letter, parts);
        parts.Add(pair.Mark);
    }

    /// <summary>Marks on one letter in the order of their classes; marks of one class keep theirs.</summary>
    private static void Order(List<char> parts)
    {
        for (var at = 1; at < parts.Count; at++)
        {
            for (var back = at; back > 0 && CanonicalPairs.Class(parts[back]) is > 0 and var own && CanonicalPairs.Class(parts[back - 1]) > own; back--)
            {
                (parts[back - 1], parts[back]) = (parts[back], parts[back - 1]);
            }
        }
    }

    private static string Compose(List<char> parts)
    {
        var (composed, letter, last) = (new List<char>(parts.Count), -1, -1);
        foreach (var part in parts)
        {
            var own = CanonicalPairs.Class(part);
            if (letter >= 0 && last < own && One(composed[letter], part) is { } whole)
            {
                composed[letter] = whole;
                continue;
            }

            (letter, last) = own == 0 ? (composed.Count, -1) : (letter, own);
            composed.Add(part);
        }

        return new([.. composed]);
    }

    private static char? One(char first, char second)
    {
        if (first is >= FirstLeading and < (char)(FirstLeading + Leadings) && second is >= FirstVowel and < (char)(FirstVowel + Vowels))
        {
            return (char)(FirstSyllable + ((((first - FirstLeading) * Vowels) + second - FirstVowel) * Trailings));
        }

        var syllable = first - FirstSyllable;
        return syllable is >= 0 and < Leadings * Vowels * Trailings && syllable % Trailings == 0 && second is > BeforeTrailing and < (char)(BeforeTrailing + Trailings)
            ? (char)(first + second - BeforeTrailing)
            : CanonicalPairs.Composite(first, second);
    }
}
