using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace Plumbline.Imports.PublicSets;

/// <summary>One row of a document with a header line, or why there is none.</summary>
/// <param name="Line">The line where it starts, from 1, the header's included.</param>
/// <param name="Values">Its values by column; empty when it is refused.</param>
internal sealed record CsvRecord(long Line, IReadOnlyDictionary<string, string> Values)
{
    private const int LongestBytes = 16 << 20;
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Said of a row that is ragged, or of a document whose quotes are out of place.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>The rows of a document, in memory one at a time. A cell may hold line breaks; of two columns with one name the last counts.</summary>
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(Stream content, char separator, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var csv = CsvReader.Create(content, Options(separator), leaveOpen: true);
        var (header, end) = await NextAsync(csv, cancel);
        if (header is null)
        {
            if (end is not null)
            {
                yield return end;
            }

            yield break;
        }

        while (true)
        {
            var (values, last) = await NextAsync(csv, cancel);
            if (values is null)
            {
                if (last is not null)
                {
                    yield return last;
                }

                yield break;
            }

            yield return Of(csv.LineNumber, header, values);
        }
    }

    /// <summary>The facts of the row; a value that is missing or of another kind refuses the record by column.</summary>
    public PublicItem Read(Func<CsvRecord, PublicItem> read)
    {
        if (Refused is { } refused)
        {
            return PublicItem.Refuse(Line, refused.Field, refused.Message);
        }

        try
        {
            return read(this);
        }
        catch (RecordException wrong)
        {
            return PublicItem.Refuse(Line, wrong.Field, wrong.Message);
        }
    }

    /// <exception cref="RecordException">There is no such column, or it is empty here.</exception>
    public string Text(string column) => OptionalText(column) is { } text
        ? text
        : throw new RecordException(column, Values.ContainsKey(column) ? $"{column} is empty; it is a text." : $"{column} is missing; it is a column of the set.");

    /// <summary>A text, or null where the column is absent or empty.</summary>
    public string? OptionalText(string column) => Values.TryGetValue(column, out var text) && text.Length > 0 ? text : null;

    /// <exception cref="RecordException">It is missing or no finite number.</exception>
    public double Number(string column) => double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw new RecordException(column, $"{column} is '{Text(column)}', not a number.");

    private static CsvReaderOptions Options(char separator) => new()
    {
        HasHeader = false,
        Separator = separator,
        TrackLineNumbers = true,
        MaxRecordSize = LongestBytes,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>The next row; null at the end, with the reason when the rest cannot be told apart.</summary>
    private static async Task<(string[]? Values, CsvRecord? Last)> NextAsync(CsvReader csv, CancellationToken cancel)
    {
        try
        {
            return await csv.ReadAsync(cancel) ? ([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)], null) : (null, null);
        }
        catch (CsvFormatException wrong)
        {
            return (null, new(Math.Max(1, wrong.LineNumber), None) { Refused = new("csv", "A quote is out of place, or a row is too long; fetch the file again.") });
        }
    }

    private static CsvRecord Of(long line, string[] header, string[] values)
    {
        if (values.Length != header.Length)
        {
            return new(line, None) { Refused = new("csv", $"The row has {values.Length} values, and the header names {header.Length} columns.") };
        }

        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in header.Zip(values))
        {
            named[column] = value;
        }

        return new(line, named);
    }
}
