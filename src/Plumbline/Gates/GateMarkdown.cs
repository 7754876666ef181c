using System.Text;

namespace Plumbline.Gates;

/// <summary>A gate's decision as Markdown, for the summary of a CI run or a comment on a change.</summary>
internal static class GateMarkdown
{
    public static string Of(GateDecision decision)
    {
        var text = new StringBuilder();
        text.Append("## Gate: ").Append(decision.Verdict.Word()).Append("\n\n");
        if (decision.Dimensions.Count > 0)
        {
            text.Append(Row(GateLine.Headings)).Append(Row([.. GateLine.Headings.Select(_ => "---")], escape: false));
            text.AppendJoin("", GateLine.Of(decision).Select(line => Row([.. line.Cells.Select(cell => cell.Trim())]))).Append('\n');
        }

        text.AppendJoin("", Section("Reasons", GateNotes.Reasons(decision)));
        text.AppendJoin("", Section("Governors", GateNotes.Governors(decision)));
        text.AppendJoin("", Section("Slices", GateNotes.Slices(decision)));
        return text.Append(Escape(GateNotes.Looks(decision))).Append("\n\n").Append(Escape(GateNotes.Basis(decision))).Append('\n').ToString();
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines) =>
        lines.Select(line => $"- {Escape(line)}\n").ToArray() is { Length: > 0 } items ? [$"### {title}\n\n", .. items, "\n"] : [];

    private static string Row(IReadOnlyList<string> cells, bool escape = true) =>
        $"| {string.Join(" | ", cells.Select(cell => escape ? Escape(cell) : cell))} |\n";

    /// <summary>Names come from files: none may become markup, and none may break out of its cell.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\r' or '\n' or '\t' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '!' or '~' or '@' => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
