using System.Text;
using Plumbline.Implicit;

namespace Plumbline.Signals;

/// <summary>How questions are compared: by their words, whatever the case, the punctuation and the white space.</summary>
internal static class Question
{
    private const int Longest = 4_000; // of a text that is compared

    /// <summary>The words in their order, in small letters; of scripts without blanks every character.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        foreach (var rune in ComposedText.Of(text.Length > Longest ? text[..Longest] : text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) || StandsAlone(rune))
            {
                End();
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }

            if (StandsAlone(rune))
            {
                End();
            }
        }

        End();
        return words;
    }

    /// <summary>True when both are the same words in the same order, and there are any.</summary>
    public static bool Same(string one, string other) => WordsOf(one) is { Count: > 0 } words && words.SequenceEqual(WordsOf(other), StringComparer.Ordinal);

    /// <summary>What two questions share of what they are about: common stems over all stems, 0 to 1; the same both ways.</summary>
    public static double Likeness(string one, string other, SignalRuleSet rules)
    {
        var (a, b) = (Subjects(one, rules), Subjects(other, rules));
        var common = a.Count(b.Contains);
        return common == 0 || SpeakOfOthers(a, b) ? 0 : (double)common / (a.Count + b.Count - common);
    }

    /// <summary>True when the message begins by saying that what came before was wrong.</summary>
    public static bool Corrects(string text, SignalRuleSet rules)
    {
        var fillers = rules.Whole().Fillers!;
        string[] words = [.. WordsOf(text).SkipWhile(fillers.Contains)];
        return rules.Whole().CorrectionOpenings!.Select(WordsOf).Any(opening => opening.Count > 0 && words.Take(opening.Count).SequenceEqual(opening, StringComparer.Ordinal));
    }

    /// <summary>Both name numbers or codes, and none is the same: another order is another question.</summary>
    private static bool SpeakOfOthers(HashSet<string> one, HashSet<string> other) =>
        one.Where(IsCode).ToArray() is { Length: > 0 } codes && other.Any(IsCode) && !codes.Any(other.Contains);

    private static bool IsCode(string word) => word.Any(char.IsDigit);

    private static HashSet<string> Subjects(string text, SignalRuleSet rules)
    {
        var words = WordsOf(text);
        var function = rules.Whole().FunctionWords!;
        var about = words.Where(word => !function.Contains(word)).ToArray();
        return [.. (about.Length > 0 ? about : words).Select(word => word.Length > rules.StemLetters && !IsCode(word) ? word[..rules.StemLetters] : word)];
    }

    private static bool StandsAlone(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF);
}
