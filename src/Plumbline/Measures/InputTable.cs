using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>What a person gives a measure: rows with named columns, as CSV with a header line, a JSON list of objects, or JSON lines; told apart by content.</summary>
/// <param name="Columns">The names, as they stand.</param>
/// <param name="Rows">The rows, in order.</param>
internal sealed record InputTable(IReadOnlyList<string> Columns, IReadOnlyList<InputRow> Rows)
{
    private const string Source = "input";
    private const int MostLines = 5;

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string column) => Columns.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a file; no path, or "-", reads what is piped in.</summary>
    /// <exception cref="UsageException">There is no such file, a row is ragged, or it has no rows.</exception>
    public static InputTable Read(string? path)
    {
        var (name, bytes) = path is null or "-" ? ("standard input", Piped()) : (path, TextFile.Read(path, Source, "Give a CSV file with a header line, or JSON."));
        return Of(name, bytes);
    }

    /// <summary>Reads the bytes of a table.</summary>
    /// <exception cref="UsageException">A row is ragged, or there are none.</exception>
    public static InputTable Of(string name, byte[] bytes)
    {
        var text = InputText.Of(name, bytes);
        var table = text.AsSpan().TrimStart() is ['[' or '{', ..] ? JsonTable.Of(name, text) : CsvTable.Of(name, text);
        return table.Rows.Count > 0 ? table : throw new FilePlace(name, 1).Refuse(null, "there are no rows", "Give at least one.");
    }

    /// <summary>Where rows stand, for a note about them.</summary>
    public static string Lines(IReadOnlyCollection<InputRow> rows) =>
        $"{(rows.Count == 1 ? "line" : "lines")} {string.Join(", ", rows.Take(MostLines).Select(row => row.Place.Line))}{(rows.Count > MostLines ? $" and {rows.Count - MostLines} more" : "")}";

    private static byte[] Piped()
    {
        if (!Console.IsInputRedirected)
        {
            throw new UsageException("Nothing to measure: give a file (--in FILE), or pipe one in.");
        }

        using var input = Console.OpenStandardInput();
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }
}
