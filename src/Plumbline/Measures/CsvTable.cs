using CsvHelper;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>A table as CSV with a header line.</summary>
internal static class CsvTable
{
    /// <exception cref="UsageException">A row is ragged, a quote is out of place, or the header names a column twice.</exception>
    public static InputTable Of(string name, string text)
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
}
