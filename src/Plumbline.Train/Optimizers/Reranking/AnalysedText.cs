namespace Plumbline.Optimizers.Reranking;

/// <summary>A text cut into tokens once, for all the features that look at it.</summary>
public class AnalysedText
{
    private protected AnalysedText(string text)
    {
        Text = text;
        Tokens = Reranking.Tokens.Of(text);
        Words = Tokens.Where(token => !token.IsNumber).Select(token => token.Hash).ToHashSet();
        Numbers = Tokens.Where(token => token.IsNumber).Select(token => token.Hash).ToHashSet();
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Words and numbers in their order.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Hashes of the distinct words.</summary>
    public IReadOnlySet<ulong> Words { get; }

    /// <summary>Hashes of the distinct numbers.</summary>
    public IReadOnlySet<ulong> Numbers { get; }

    /// <summary>Analyses a text; linear in its length.</summary>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public static AnalysedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>How often a character occurs.</summary>
    internal int Count(char character) => Text.AsSpan().Count(character);

    /// <summary>How many characters are of a kind.</summary>
    internal int Count(Func<char, bool> kind)
    {
        var count = 0;
        foreach (var character in Text.AsSpan())
        {
            count += kind(character) ? 1 : 0;
        }

        return count;
    }
}
