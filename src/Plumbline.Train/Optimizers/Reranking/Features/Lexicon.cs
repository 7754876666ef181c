using System.Collections.Frozen;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking.Features;

/// <summary>A list of phrases, counted in a text: the longest phrase first, none counted twice.</summary>
internal sealed class Lexicon(params string[] phrases)
{
    private readonly FrozenDictionary<ulong, ulong[][]> byFirstWord = phrases
        .Select(phrase => phrase.Split(' ').Select(Fnv1a.Hash).ToArray())
        .GroupBy(phrase => phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());

    /// <summary>How many phrases of the list stand in the text, without overlap.</summary>
    public int CountIn(AnalysedText text)
    {
        var (found, at) = (0, 0);
        while (at < text.Tokens.Count)
        {
            var length = LengthAt(text.Tokens, at);
            found += length > 0 ? 1 : 0;
            at += Math.Max(1, length);
        }

        return found;
    }

    private int LengthAt(IReadOnlyList<Token> tokens, int at)
    {
        foreach (var phrase in byFirstWord.GetValueOrDefault(tokens[at].Hash, []))
        {
            if (Matches(phrase, tokens, at))
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    private static bool Matches(ulong[] phrase, IReadOnlyList<Token> tokens, int at)
    {
        var i = 0;
        while (i < phrase.Length && at + i < tokens.Count && tokens[at + i].Hash == phrase[i])
        {
            i++;
        }

        return i == phrase.Length;
    }
}
