using System.CommandLine;
using System.Text;
using Plumbline.Web;
using Spectre.Console;

namespace Plumbline.Traces;

/// <summary><c>plumbline traces</c>: lists the traces of a filter, or writes them all to a file.</summary>
internal static class TraceCommand
{
    private const int MostListed = 500;

    private static readonly Option<string> Filter = new("--filter")
    {
        Description = $"A query string, as in the address of the page, or a saved view as view=NAME. Fields: {string.Join(", ", FilterFields.All.Select(field => field.Name))}.",
        HelpName = "FILTER",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<int> Limit = new("--limit") { Description = $"Traces to list, 1 to {MostListed}.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> To = new("--to") { Description = "Writes every trace that fits to a file instead: .csv for a spreadsheet, .jsonl for 'plumbline import jsonl'.", HelpName = "FILE" };

    public static Command Create() => Workspace.Verb("traces", "Lists traces by a filter, newest first, or exports all that fit.", RunAsync, Filter, Limit, To);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var filter = await FilterAsync(workspace, parsed.GetValue(Filter)!, cancel);
        if (parsed.GetValue(To) is { } file)
        {
            await WriteAsync(workspace, filter, file, cancel);
            return ExitCode.Pass;
        }

        var limit = parsed.GetValue(Limit) is var asked and >= 1 and <= MostListed ? asked : throw new UsageException($"--limit {parsed.GetValue(Limit)}: give 1 to {MostListed}.");
        var found = await workspace.Get<TraceSearch>().PageAsync(workspace.Project, filter, TraceCursor.Newest, limit, cancel);
        Workspace.Print(parsed, new TracePage([.. found.Rows.Select(row => row.Listed())], found.Next?.ToString(), found.SearchedTo), Draw);
        return ExitCode.Pass;
    }

    private static async Task<TraceFilter> FilterAsync(Workspace workspace, string text, CancellationToken cancel)
    {
        const string View = "view=";
        return FilterQuery.Of(text.StartsWith(View, StringComparison.Ordinal)
            ? (await workspace.Get<SavedViews>().FindAsync(workspace.Project, Uri.UnescapeDataString(text[View.Length..]), cancel) ?? throw RefusedException.Missing("view", text[View.Length..])).Filter
            : text);
    }

    private static async Task WriteAsync(Workspace workspace, TraceFilter filter, string file, CancellationToken cancel)
    {
        var texts = Path.GetExtension(file) switch
        {
            ".csv" => workspace.Get<TraceExport>().CsvAsync(workspace.Project, filter, cancel),
            ".jsonl" => workspace.Get<ExportedLines>().OfAsync(workspace.Project, filter, cancel),
            _ => throw new UsageException($"--to {file}: name a file that ends in .csv or .jsonl."),
        };
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await foreach (var text in texts)
        {
            await writer.WriteAsync(text.AsMemory(), cancel);
        }
    }

    private static void Draw(IAnsiConsole console, TracePage page)
    {
        var table = new Table().AddColumns("trace", "at", "model", "tokens in, out", "cost", "latency");
        foreach (var trace in page.Traces)
        {
            table.AddRow(
                trace.Id.EscapeMarkup(), trace.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), (trace.Model ?? Figures.Unknown).EscapeMarkup(),
                $"{Figures.Count(trace.InputTokens)}, {Figures.Count(trace.OutputTokens)}", Figures.Price(trace.CostUsd), Figures.Milliseconds(trace.LatencyMilliseconds));
        }

        console.Write(table);
        console.WriteLine(page switch
        {
            { SearchedTo: { } searched } => $"Looked back to {searched.UtcDateTime:yyyy-MM-dd HH:mm} UTC and stopped there; narrow the time with 'to', or use --to, which looks at all.",
            { Next: not null } => "There are more; raise --limit, or use --to for all.",
            _ => $"{page.Traces.Count} in all.",
        });
    }
}
