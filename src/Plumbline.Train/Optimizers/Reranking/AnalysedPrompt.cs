namespace Plumbline.Optimizers.Reranking;

/// <summary>A prompt with its context, cut into tokens and lines; its last line is taken to be the question.</summary>
public sealed class AnalysedPrompt : AnalysedText
{
    private AnalysedPrompt(string text)
        : base(text)
    {
        var last = Tokens.Count > 0 ? Tokens[^1].Line : 0;
        LastLineWords = Tokens.Where(token => !token.IsNumber && token.Line == last).Select(token => token.Hash).ToHashSet();
        LineOverlap = Overlap(last);
    }

    /// <summary>Hashes of the distinct words of the last line that has any.</summary>
    public IReadOnlySet<ulong> LastLineWords { get; }

    /// <summary>
    /// For each number above the last line, the largest share of <see cref="LastLineWords"/> that stand on one line with it.
    /// </summary>
    public IReadOnlyDictionary<ulong, double> LineOverlap { get; }

    /// <summary>Analyses a prompt; linear in its length.</summary>
    /// <exception cref="ArgumentNullException">There is no prompt.</exception>
    public static new AnalysedPrompt Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    private Dictionary<ulong, double> Overlap(int last)
    {
        var best = new Dictionary<ulong, double>();
        foreach (var line in Tokens.Where(token => token.Line < last).GroupBy(token => token.Line))
        {
            var shared = line.Where(token => !token.IsNumber && LastLineWords.Contains(token.Hash)).DistinctBy(token => token.Hash).Count();
            foreach (var number in line.Where(token => token.IsNumber))
            {
                best[number.Hash] = Math.Max(best.GetValueOrDefault(number.Hash), shared / Math.Max(1.0, LastLineWords.Count));
            }
        }

        return best;
    }
}
