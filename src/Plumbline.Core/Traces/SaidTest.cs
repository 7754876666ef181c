namespace Plumbline.Traces;

/// <summary>What is asked of the facts of one kind about a trace: that there are any, that there are none, or one by name and value.</summary>
/// <param name="Word">Any, none, or the name of what must be there: <c>up</c>, <c>edit</c>, <c>resolved</c>, <c>score:helpfulness</c>.</param>
/// <param name="Value">A bound on its value; null when any value will do.</param>
public sealed record SaidTest(string Word, NumberTest? Value = null)
{
    /// <summary>The word for "at least one".</summary>
    public const string Any = "any";

    /// <summary>The word for "not one".</summary>
    public const string None = "none";

    /// <summary>What stands before the name of a score.</summary>
    public const string Score = "score:";

    /// <summary>Reads <c>none</c>, <c>up</c>, <c>stars&lt;=2</c>, <c>score:helpfulness&gt;0.5</c>; null when the value is no number or there is no word.</summary>
    public static SaidTest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = NumberTest.Start(text);
        var word = sign < 0 ? text : text[..sign];
        var value = sign < 0 ? null : NumberTest.Read(text[sign..]);
        return word.Length == 0 || word == Score || (sign >= 0 && (value is null || word is Any or None)) ? null : new(word, value);
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => $"{Word}{Value}";
}
