using System.Text;

namespace Plumbline.Storage;

/// <summary>
/// Rows of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it, so that nothing in what users wrote is ever reckoned.
/// </summary>
internal static class CsvText
{
    /// <summary>One row with its line end.</summary>
    public static string Row(params IEnumerable<string?> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = IsFormula(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }

    // A full-width sign counts too: some spreadsheets fold it. White space before a sign is skipped by some.
    private static bool IsFormula(string text) => text[0] is '\t' or '\r' or '\n' || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%', ..];
}
