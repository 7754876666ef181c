using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Plumbline.Imports.PublicSets;

/// <summary>One row of a document with a header line and values that may hold line breaks and quotes, or why there is none.</summary>
/// <param name="Line">The line on which it ends, from 1.</param>
/// <param name="Number">Which row it is below the header, from 1.</param>
/// <param name="Values">The values by column.</param>
internal sealed record CsvRecord(long Line, int Number, IReadOnlyDictionary<string, string> Values)
{
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Said of a row that is ragged, or of a document that is broken.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>The rows of a document; one that lacks a needed column is refused as a whole, and so is what stands after a quote out of place.</summary>
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(Stream content, string[] needed, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(content, new UTF8Encoding(false, false), leaveOpen: true);
        foreach (var row in Rows(await text.ReadToEndAsync(cancel), needed))
        {
            yield return row;
        }
    }

    /// <summary>The facts of the row; a value of another kind refuses the row by column.</summary>
    public IReadOnlyList<PublicItem> Read(Func<IReadOnlyDictionary<string, string>, IEnumerable<PublicItem>> read)
    {
        if (Refused is { } refused)
        {
            return [PublicItem.Refuse(Line, refused.Field, refused.Message)];
        }

        try
        {
            return [.. read(Values)];
        }
        catch (RecordException wrong)
        {
            return [PublicItem.Refuse(Line, wrong.Field, wrong.Message)];
        }
    }

    private static IEnumerable<CsvRecord> Rows(string text, string[] needed)
    {
        using var csv = CsvReader.FromText(text, Options);
        var header = Fields(csv, out var broken);
        if (broken || header is null || needed.Except(header).ToArray() is { Length: > 0 })
        {
            yield return Wrong(1, 0, $"The first line names the columns {string.Join(", ", needed)}; fetch the file again.");
            yield break;
        }

        for (var number = 1; Fields(csv, out broken) is { } values; number++)
        {
            yield return values.Length == header.Length
                ? new(csv.LineNumber, number, header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
                : Wrong(csv.LineNumber, number, $"{values.Length} values, and the header names {header.Length} columns.");
        }

        if (broken)
        {
            yield return Wrong(csv.LineNumber, 0, "A quote is out of place; the rows before it are read, fetch the file again.");
        }
    }

    /// <summary>The next row; null at the end, or where a quote is out of place.</summary>
    private static string[]? Fields(CsvReader csv, out bool broken)
    {
        broken = false;
        try
        {
            return csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)] : null;
        }
        catch (CsvFormatException)
        {
            broken = true;
            return null;
        }
    }

    private static CsvRecord Wrong(long line, int number, string message) => new(line, number, new Dictionary<string, string>()) { Refused = new("row", message) };
}
