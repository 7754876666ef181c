using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Labels;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Imports.Jsonl;

/// <summary>JSON lines of our own records: one object a line, whose only key says what it is.</summary>
internal sealed class JsonLinesImporter : IImporter
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string Name => "jsonl";

    public string Description => "Imports JSON lines of traces, feedback, signals, outcomes, labels and pairs, such as {\"trace\":{…}}.";

    public string Files => "Files of JSON lines; gzip is recognised by its content.";

    public async Task RunAsync(IReadOnlyList<string> files, ImportStore store, ImportReport report, CancellationToken cancel)
    {
        var (traces, labels) = (store.Batch<Trace>(report), store.Batch<Label>(report));
        var sinks = new Dictionary<string, IFactSink>(StringComparer.Ordinal)
        {
            ["trace"] = traces,
            ["feedback"] = store.Batch<FeedbackEntry>(report),
            ["signal"] = store.Batch<Signal>(report),
            ["outcome"] = store.Batch<Outcome>(report),
            ["label"] = labels,
            ["pair"] = new PairSink(traces, labels),
        };
        await InputFile.EachAsync(files, report, (file, progress) => ReadAsync(file, sinks, report, progress, cancel));
        foreach (var sink in sinks.Values)
        {
            await sink.FlushAsync(cancel);
        }
    }

    private static async Task ReadAsync(
        InputFile file, Dictionary<string, IFactSink> sinks, ImportReport report, Action progress, CancellationToken cancel)
    {
        var read = 0L;
        try
        {
            await foreach (var (number, line) in ByteLines.ReadAsync(file.Content, cancel))
            {
                foreach (var refusal in await TakeAsync(line, sinks, cancel))
                {
                    report.Refuse(new(file.Path, number, refusal.Field, refusal.Message));
                }

                read = number;
                progress();
            }
        }
        catch (InvalidDataException)
        {
            report.Refuse(new(file.Path, read + 1, "file", "The packed file is cut or damaged from here on; what stands before is taken. Fetch it again and import the whole file."));
        }
    }

    private static async Task<IReadOnlyList<Refusal>> TakeAsync(ReadOnlyMemory<byte>? line, Dictionary<string, IFactSink> sinks, CancellationToken cancel)
    {
        if (line is not { } bytes)
        {
            return [new("line", $"A line has at most {ByteLines.Longest >> 20} MiB; split the fact.")];
        }

        if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return [];
        }

        try
        {
            if (TextCheck.Of(bytes.Span) is { } broken)
            {
                return [broken];
            }

            using var json = JsonDocument.Parse(bytes, Strict);
            return await TakeAsync(json.RootElement, bytes.Length, sinks, cancel);
        }
        catch (JsonException wrong)
        {
            return [Whole(wrong)];
        }
    }

    private static async Task<IReadOnlyList<Refusal>> TakeAsync(JsonElement json, int size, Dictionary<string, IFactSink> sinks, CancellationToken cancel)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Count() != 1)
        {
            return [new("line", $"A line is one object with one key, which says what it holds: {string.Join(", ", sinks.Keys)}.")];
        }

        var only = json.EnumerateObject().First();
        return sinks.TryGetValue(only.Name, out var sink)
            ? [.. (await sink.TakeAsync(only.Value, size, cancel)).Select(refusal => refusal with { Field = $"{only.Name}.{refusal.Field}" })]
            : [new(only.Name, $"'{only.Name}' is no kind of line: {string.Join(", ", sinks.Keys)}.")];
    }

    private static Refusal Whole(JsonException wrong) => JsonProblem.Of(wrong) is { Field: not "body" } known
        ? known
        : new("line", $"The line is not one whole JSON object (column {wrong.BytePositionInLine + 1}); write one object a line, without comments or trailing commas.");
}
