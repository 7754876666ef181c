using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Splits a text into words (letter and digit runs with inner apostrophes) and numbers.</summary>
internal static class Tokens
{
    private const int ShortWord = 64;

    /// <summary>The tokens in their order; linear in the text.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var (at, line) = (0, 0);
        while (at < text.Length)
        {
            line += text[at] == '\n' ? 1 : 0;
            var end = End(text, at);
            if (end > at)
            {
                tokens.Add(One(text.AsSpan(at, end - at), line));
            }

            at = Math.Max(end, at + 1);
        }

        return tokens;
    }

    private static int End(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (at > start && IsInner(text, at))))
        {
            at++;
        }

        return at;
    }

    private static bool IsInner(string text, int at) => at + 1 < text.Length && text[at] switch
    {
        '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    private static Token One(ReadOnlySpan<char> run, int line) => run.ContainsAnyExcept(Digits)
        ? new(LowerCaseHash(run), IsNumber: false, line)
        : new(Fnv1a.Hash(CanonicalNumber.Of(run)), IsNumber: true, line);

    private static ulong LowerCaseHash(ReadOnlySpan<char> word)
    {
        var lower = word.Length <= ShortWord ? stackalloc char[word.Length] : new char[word.Length];
        word.ToLowerInvariant(lower);
        return Fnv1a.Hash(lower);
    }

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789.,");
}
