using System.Text.RegularExpressions;

namespace Plumbline.Layout;

/// <summary>The methods, constructors and properties of C# text, by a scan of its braces; a field's data is not a method.</summary>
internal static partial class Methods
{
    /// <summary>Each with its first line (from 1) and how many lines it takes, attributes included and documentation not.</summary>
    public static List<MethodSize> Of(string source)
    {
        var code = CodeText.Of(source);
        List<MethodSize> found = [];
        for (var at = 0; at < code.Length;)
        {
            at = ReadMember(code, at, found);
        }

        return found;
    }

    /// <summary>Reads on to the end of a member, or into a type; gives where to read next.</summary>
    private static int ReadMember(string code, int start, List<MethodSize> found)
    {
        while (start < code.Length && (char.IsWhiteSpace(code[start]) || code[start] == '}'))
        {
            start++;
        }

        var (end, firstBrace) = End(code, start);
        var header = code[start..(firstBrace < 0 ? end : firstBrace)];
        if (firstBrace >= 0 && Type().IsMatch(Attributes().Replace(header, "")))
        {
            return firstBrace + 1;
        }

        if (IsMethod(header, runs: firstBrace >= 0))
        {
            found.Add(new(1 + code.AsSpan(0, start).Count('\n'), 1 + code.AsSpan(start, Math.Min(end, code.Length) - start).Count('\n')));
        }

        return end + 1;
    }

    /// <summary>The semicolon or closing brace that ends what starts here, also the brace of the type around it, and its first brace outside round and square brackets, or -1.</summary>
    private static (int End, int FirstBrace) End(string code, int start)
    {
        var (depth, firstBrace, round, expression) = (0, -1, 0, false);
        for (var at = start; at < code.Length; at++)
        {
            round += code[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            expression |= round == 0 && depth == 0 && code[at] == '=';
            if (code[at] == '{')
            {
                firstBrace = firstBrace < 0 && round == 0 ? at : firstBrace;
                depth++;
            }

            depth -= code[at] == '}' ? 1 : 0;
            if (depth < 0 || (round == 0 && depth == 0 && (code[at] == ';' || (code[at] == '}' && !expression))))
            {
                return (at, firstBrace);
            }
        }

        return (code.Length, firstBrace);
    }

    private static bool IsMethod(string header, bool runs)
    {
        var arrow = header.IndexOf("=>", StringComparison.Ordinal);
        var signature = WithoutBrackets(arrow < 0 ? header : header[..arrow]);
        return (signature.Length < header.Length || runs) && !signature.Contains('=', StringComparison.Ordinal) && !NotAMember().IsMatch(signature);
    }

    private static string WithoutBrackets(string signature) => Brackets().IsMatch(signature)
        ? WithoutBrackets(Brackets().Replace(signature, ""))
        : signature;

    [GeneratedRegex(@"^[\w\s]*\b(class|struct|record|interface|enum|namespace)\s+(class\s+|struct\s+)?\w")]
    private static partial Regex Type();

    [GeneratedRegex(@"^(\s*\[[^\]]*\])+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^\s*(using|namespace|global|extern)\b|\b(record|delegate)\b")]
    private static partial Regex NotAMember();
}
