namespace Plumbline.RewardHacking;

internal static class NGrams
{
    /// <summary>Every run of n words, in order, repeats included.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> words, int n)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(at => string.Join('\u001f', words.Skip(at).Take(n)));
    }
}
