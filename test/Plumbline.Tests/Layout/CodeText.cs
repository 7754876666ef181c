using System.Text;

namespace Plumbline.Layout;

/// <summary>C# text with its comments, strings and directives blanked, line by line as before: what is left has only braces that are code.</summary>
internal sealed class CodeText
{
    private readonly string source;
    private readonly StringBuilder kept = new();
    private int at;

    private CodeText(string source) => this.source = source;

    /// <summary>The text without what is not code; it has the same lines.</summary>
    public static string Of(string source)
    {
        var text = new CodeText(source);
        text.ReadUntil(end: '\0');
        return text.kept.ToString();
    }

    private char Here => at < source.Length ? source[at] : '\0';

    private void ReadUntil(char end)
    {
        for (var depth = 0; at < source.Length && (Here != end || depth > 0);)
        {
            depth += Here switch { '{' => 1, '}' => -1, _ => 0 };
            ReadOne();
        }
    }

    private void ReadOne()
    {
        if (StartsWith("//") || (Here == '#' && IsFirstOfLine()))
        {
            BlankTo("\n", andIt: false);
        }
        else if (StartsWith("/*"))
        {
            BlankTo("*/", andIt: true);
        }
        else if (Here == '\'')
        {
            BlankCharacter();
        }
        else if (Here == '"' || (Here is '$' or '@' && QuoteAhead() > 0))
        {
            BlankString();
        }
        else
        {
            kept.Append(source[at++]);
        }
    }

    private void BlankCharacter()
    {
        at += source[at + 1] == '\\' ? 3 : 1;
        BlankTo("'", andIt: true);
    }

    private void BlankString()
    {
        var opening = source[at..(at + QuoteAhead())];
        at += opening.Length;
        var quotes = Run('"');
        if (quotes >= 3)
        {
            at += quotes;
            BlankTo(new('"', quotes), andIt: true);
            return;
        }

        at++;
        BlankQuoted(holes: opening.Contains('$', StringComparison.Ordinal), verbatim: opening.Contains('@', StringComparison.Ordinal));
        kept.Append('0');
    }

    private void BlankQuoted(bool holes, bool verbatim)
    {
        while (Here is not ('"' or '\0') || (verbatim && StartsWith("\"\"")))
        {
            if (holes && Here == '{' && !StartsWith("{{"))
            {
                at++;
                BlankHole();
            }
            else
            {
                Blank(StartsWith("\"\"") || StartsWith("{{") || (Here == '\\' && !verbatim) ? 2 : 1);
            }
        }

        at++;
    }

    private void BlankHole()
    {
        var length = kept.Length;
        ReadUntil('}');
        var lines = kept.ToString(length, kept.Length - length).Count(letter => letter == '\n');
        kept.Length = length;
        kept.Append('\n', lines);
        at++;
    }

    private void BlankTo(string end, bool andIt)
    {
        var found = source.IndexOf(end, at, StringComparison.Ordinal);
        Blank((found < 0 ? source.Length : found + (andIt ? end.Length : 0)) - at);
    }

    private void Blank(int length)
    {
        kept.Append('\n', source.AsSpan(at, length).Count('\n'));
        at += length;
    }

    /// <summary>The letters <c>$</c> and <c>@</c> before a quote here; 0 when no quote follows them, also when there are none.</summary>
    private int QuoteAhead()
    {
        var ahead = at;
        while (ahead < source.Length && source[ahead] is '$' or '@')
        {
            ahead++;
        }

        return ahead < source.Length && source[ahead] == '"' ? ahead - at : 0;
    }

    private int Run(char letter)
    {
        var end = at;
        while (end < source.Length && source[end] == letter)
        {
            end++;
        }

        return end - at;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;

    private bool IsFirstOfLine() => source[(source.LastIndexOf('\n', Math.Max(0, at - 1)) + 1)..at].Trim().Length == 0;
}
