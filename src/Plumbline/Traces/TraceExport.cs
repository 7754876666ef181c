using System.Globalization;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Every trace of a filter as CSV, a row each: what a spreadsheet can hold of it. Memory does not grow with the traces.</summary>
internal sealed class TraceExport(TraceSearch search, WholeTraces whole, TraceMarks marks)
{
    private const int LongestText = 30_000;

    /// <summary>The columns.</summary>
    public static string Header => CsvText.Row(
        "id", "at", "received_at", "conversation", "user", "model", "family", "prompt_version", "release", "candidates", "input_tokens", "output_tokens", "cost_usd", "latency_milliseconds",
        "error", "asked", "answered", "feedback", "signals", "outcomes", "tags");

    public async IAsyncEnumerable<string> CsvAsync(string project, TraceFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Header;
        await foreach (var lot in search.AllAsync(project, filter, TraceCursor.Newest, cancel))
        {
            var bodies = await whole.OfAsync(project, lot, cancel);
            var said = await marks.OfAsync(project, [.. lot.Select(row => row.Id)], cancel);
            yield return string.Concat(lot.Where(row => bodies.ContainsKey(row.Id)).Select(row => Row(row, bodies[row.Id], [.. said[row.Id]])));
        }
    }

    private static string Row(TraceRow row, TraceBody body, IReadOnlyList<TraceMark> marks) => CsvText.Row(
        row.Id, Time(row.At), Time(row.ReceivedAt), row.Conversation, row.Person, row.Model, row.Family, row.PromptVersion, row.Release, Number(row.Candidates),
        Number(row.InputTokens), Number(row.OutputTokens), Number(row.CostUsd), Number(row.LatencyMilliseconds),
        body.Spans?.FirstOrDefault(span => span.Error is not null)?.Error, Cut(body.Input.LastOrDefault(message => message.Role == "user")?.Content), Cut(body.Output),
        Of(marks, MarkKind.Feedback), Of(marks, MarkKind.Signal), Of(marks, MarkKind.Outcome), Of(marks, MarkKind.Tag));

    private static string Of(IReadOnlyList<TraceMark> marks, MarkKind kind) => string.Join("; ", marks.Where(mark => mark.Kind == kind).Select(mark => mark.Text));

    // The longest text that a cell of common spreadsheets holds; the lines of JSON have the whole.
    private static string? Cut(string? text) => text is { Length: > LongestText } ? $"{text[..LongestText]}…" : text;

    private static string Time(long at) => Microseconds.ToDateTimeOffset(at).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}
