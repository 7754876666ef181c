using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Plumbline.Http;
using Plumbline.Imports.Jsonl;

namespace Plumbline.Imports.PublicSets;

/// <summary>One JSON object of a document, or why there is none.</summary>
/// <param name="Line">Its line, or its place in the list, from 1.</param>
/// <param name="Json">The object.</param>
internal sealed record JsonRecord(long Line, JsonElement Json)
{
    private const string Broken = "This is not JSON as the set was published; fetch the file again.";

    /// <summary>Said of a record that is no object, or of a document that is cut.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>The objects of a document that is one list, in memory one at a time.</summary>
    public static async IAsyncEnumerable<JsonRecord> ListAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var records = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(content, cancellationToken: cancel).GetAsyncEnumerator(cancel);
        for (var place = 1L; ; place++)
        {
            JsonRecord? broken = null;
            try
            {
                if (!await records.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (JsonException)
            {
                broken = new(place, default) { Refused = new("json", Broken) };
            }

            yield return broken ?? Of(place, records.Current);
            if (broken is not null)
            {
                yield break;
            }
        }
    }

    /// <summary>The objects of a document with one a line; an empty line is nothing.</summary>
    public static async IAsyncEnumerable<JsonRecord> LinesAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (number, line) in ByteLines.ReadAsync(content, cancel))
        {
            if (line is not { } bytes || !bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return Parse(number, line);
            }
        }
    }

    /// <summary>The objects of the list that a document holds as one of its members; the whole document is in memory.</summary>
    public static async IAsyncEnumerable<JsonRecord> MemberAsync(Stream content, string member, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var document = await WholeAsync(content, cancel);
        if (document is null)
        {
            yield return new(1, default) { Refused = new("json", Broken) };
            yield break;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            yield return new(1, default) { Refused = new(member, $"The document has no list '{member}'; fetch the file again.") };
            yield break;
        }

        foreach (var (place, record) in list.EnumerateArray().Index())
        {
            yield return Of(place + 1, record);
        }
    }

    /// <summary>The facts of the object; a member that is missing, of another kind or no whole Unicode refuses the record by name.</summary>
    public PublicItem Read(Func<JsonElement, PublicItem> read)
    {
        if ((Refused ?? TextCheck.Of(JsonMarshal.GetRawUtf8Value(Json))) is { } refused)
        {
            return PublicItem.Refuse(Line, refused.Field, refused.Message);
        }

        try
        {
            return read(Json);
        }
        catch (RecordException wrong)
        {
            return PublicItem.Refuse(Line, wrong.Field, wrong.Message);
        }
    }

    private static async Task<JsonDocument?> WholeAsync(Stream content, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(content, cancellationToken: cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonRecord Parse(long number, ReadOnlyMemory<byte>? line)
    {
        try
        {
            return line is { } bytes ? Of(number, JsonSerializer.Deserialize<JsonElement>(bytes.Span)) : new(number, default) { Refused = new("line", $"A line has at most {ByteLines.Longest >> 20} MiB.") };
        }
        catch (JsonException)
        {
            return new(number, default) { Refused = new("json", Broken) };
        }
    }

    private static JsonRecord Of(long place, JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? new(place, json)
        : new(place, json) { Refused = new("json", $"An object is needed here, not {json.ValueKind}.") };
}
