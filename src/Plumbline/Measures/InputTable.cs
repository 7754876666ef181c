using System.Text;
using System.Text.Json;
using CsvHelper;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>What a person gives a measure: rows with named columns, as CSV with a header line, a JSON list of objects, or JSON lines; told apart by content.</summary>
/// <param name="Columns">The names, as they stand.</param>
/// <param name="Rows">The rows, in order.</param>
internal sealed record InputTable(IReadOnlyList<string> Columns, IReadOnlyList<InputRow> Rows)
{
    private const string Source = "input";

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
        var text = new UTF8Encoding(false, false).GetString(bytes).TrimStart('\uFEFF');
        var table = text.AsSpan().TrimStart() is ['[' or '{', ..] ? OfJson(name, text) : OfCsv(name, text);
        return table.Rows.Count > 0 ? table : throw new FilePlace(name, 1).Refuse(null, "there are no rows", "Give at least one.");
    }

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

    private static InputTable OfCsv(string name, string text)
    {
        var options = new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, FieldCountMismatch = CsvFieldCountHandling.Allow, MalformedData = CsvMalformedDataHandling.Throw };
        try
        {
            using var csv = CsvReader.FromText(text, options);
            if (!csv.Read())
            {
                throw new FilePlace(name, 1).Refuse(null, "it is empty", "Write a header line and a row for each thing measured.");
            }

            var header = Header(name, Fields(csv));
            var rows = new List<InputRow>();
            while (csv.Read())
            {
                rows.Add(Row(new(name, csv.LineNumber), header, Fields(csv)));
            }

            return new(header, rows);
        }
        catch (CsvFormatException wrong)
        {
            throw new FilePlace(name, Math.Max(1, wrong.LineNumber)).Refuse(null, "a quote is out of place", "Put quotes around the whole value, and write a quote inside one twice.");
        }
    }

    private static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static InputRow Row(FilePlace place, string[] header, string[] values) => values.Length == header.Length
        ? new(place, header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.Length == 0 ? null : pair.Second, StringComparer.OrdinalIgnoreCase))
        : throw place.Refuse(null, $"{values.Length} values, and the header names {header.Length} columns", "Give each column a value, or leave it empty between separators.");

    private static string[] Header(string name, string[] header) => header.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } doubled
        ? throw new FilePlace(name, 1).Refuse(doubled.Key, "the header names the column twice", "Give every column a name of its own.")
        : header;

    private static InputTable OfJson(string name, string text)
    {
        try
        {
            InputRow[] rows = text.AsSpan().TrimStart()[0] == '['
                ? [.. JsonSerializer.Deserialize<JsonElement[]>(text)!.Select((row, index) => Row(new(name, index + 1), row))]
                : [.. text.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => Row(new(name, line.Index + 1), JsonSerializer.Deserialize<JsonElement>(line.Item)))];
            return new([.. rows.SelectMany(row => row.Columns).Distinct(StringComparer.OrdinalIgnoreCase)], rows);
        }
        catch (JsonException wrong)
        {
            throw new FilePlace(name, (wrong.LineNumber ?? 0) + 1).Refuse(null, "this is not JSON", "Give a list of objects, or an object a line.");
        }
    }

    private static InputRow Row(FilePlace place, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw place.Refuse(null, "a row is an object with a member for each column", "Write {\"item\": \"a\", …}.");
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in row.EnumerateObject())
        {
            values[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number => member.Value.GetRawText(),
                JsonValueKind.True => "1",
                JsonValueKind.False => "0",
                _ => throw place.Refuse(member.Name, "it is a list or an object", "Give a text or a number."),
            };
        }

        return new(place, values);
    }
}
