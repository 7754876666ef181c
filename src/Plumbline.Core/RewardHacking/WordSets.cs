using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>The different words of each text of a set, with the fold that each text is held out in.</summary>
internal sealed class WordSets
{
    private readonly (ulong Place, string[] Words)[] texts;

    private WordSets((ulong Place, string[] Words)[] texts) => this.texts = texts;

    /// <summary>The first <paramref name="size"/> texts in the order of their hashes.</summary>
    public static WordSets Of(IReadOnlyList<string> texts, int size) => new(
        [.. texts.Select(text => (Place: SplitMix64.Mix(Fnv1a.Hash(text)), Text: text)).OrderBy(text => text.Place).ThenBy(text => text.Text, StringComparer.Ordinal)
            .Take(size).Select(text => (text.Place, Words.Of(text.Text).Distinct(StringComparer.Ordinal).ToArray()))]);

    /// <summary>The texts held out in a fold.</summary>
    public IEnumerable<string[]> InFold(int fold, int folds) => texts.Where(text => text.Place % (ulong)folds == (ulong)fold).Select(text => text.Words);

    /// <summary>For each word the logarithm of how much likelier a text of the first set has it, learned outside a fold.</summary>
    public static Dictionary<string, double> Weights(WordSets first, WordSets second, int fold, int folds)
    {
        var (one, other) = (first.Learned(fold, folds), second.Learned(fold, folds));
        var (texts, others) = (first.Outside(fold, folds), second.Outside(fold, folds));
        return one.Keys.Union(other.Keys, StringComparer.Ordinal).ToDictionary(
            word => word,
            word => Math.Log((one.GetValueOrDefault(word) + 0.5) / (texts + 1)) - Math.Log((other.GetValueOrDefault(word) + 0.5) / (others + 1)),
            StringComparer.Ordinal);
    }

    private int Outside(int fold, int folds) => texts.Length - InFold(fold, folds).Count();

    private Dictionary<string, int> Learned(int fold, int folds) => texts.Where(text => text.Place % (ulong)folds != (ulong)fold)
        .SelectMany(text => text.Words).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
