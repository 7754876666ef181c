using System.CommandLine;
using System.Text.Json;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary><c>plumbline import tau2 FILE…</c>: scorecards from simulation results of the tau2 benchmark.</summary>
internal static class Tau2Command
{
    private const string Name = "tau2";
    private const double DisplayedLevel = 0.95;
    private static readonly JsonSerializerOptions Format = new(WireFormat.WithNulls) { WriteIndented = true };

    private static readonly Option<string?> Scores = FolderOption.Create("--scores", "Folder for one score file a run, named by its scorecard; created when missing.");

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON files or .tar.gz archives of simulation results.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Prints the scorecards as JSON." };
        var command = new Command(Name, "Reads runs of the tau2 benchmark: a scorecard for each model and domain, kept with its conversations. With --scores and no database named, only score files are written.")
        {
            files, Scores, json, Workspace.ProjectOption,
        };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var runs = await ReadAsync(parsed.GetRequiredValue(files), cancel);
            await WriteAsync(runs, parsed, cancel);
            await KeepAsync(runs, parsed, cancel);
            Print([.. runs.Select(CardOf)], parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Pass;
        });
        return command;
    }

    /// <summary>Every run once, however many of the files hold it.</summary>
    private static async Task<IReadOnlyList<Tau2Run>> ReadAsync(string[] files, CancellationToken cancel)
    {
        List<Tau2Run> runs = [];
        foreach (var file in files)
        {
            runs.AddRange(await Tau2Reader.ReadAsync(file, cancel));
        }

        return [.. runs.DistinctBy(Tau2Scores.IdOf)];
    }

    private static async Task KeepAsync(IReadOnlyList<Tau2Run> runs, ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Scores) is not null && !DatabaseOptions.AreGiven(parsed))
        {
            return;
        }

        await using var workspace = await Workspace.BeginAsync(parsed, cancel);
        var report = new ImportReport(Name, workspace.Project);
        await KeepTau2.RunAsync(runs, workspace.Get<ImportStore>(), report, cancel);
        await parsed.InvocationConfiguration.Error.WriteLineAsync(report.Text());
    }

    private static async Task WriteAsync(IReadOnlyList<Tau2Run> runs, ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Scores) is not { } folder)
        {
            return;
        }

        foreach (var run in runs)
        {
            await TextFile.WriteAsync(Path.Combine(folder, $"{Tau2Scores.IdOf(run)}.jsonl"), ScoreFile.Write(Tau2Scores.RowsOf(run)), cancel);
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{runs.Count} score {(runs.Count == 1 ? "file" : "files")} in {folder}.");
    }

    private static Scorecard CardOf(Tau2Run run) => Scorecard.Of(Tau2Scores.IdOf(run), run.Model, Tau2Scores.RowsOf(run), DisplayedLevel);

    private static void Print(IReadOnlyList<Scorecard> cards, TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new WireScorecards([.. cards.Select(WireScorecard.Of)]), Format));
            return;
        }

        var table = new Table { Border = TableBorder.Minimal };
        table.AddColumns(["scorecard", "items", .. Tau2Scores.Dimensions]);
        foreach (var card in cards)
        {
            table.AddRow([new Text(card.Id), new Text($"{card.Items}"), .. card.Dimensions.Select(line => new Text(Cell(line)))]);
        }

        Terminal.On(output).Write(table);
    }

    private static string Cell(DimensionScore line) => line.Score is Measurement.Known known
        ? $"{known.Value:0.000} ({line.N}{(line.Missing > 0 ? $" of {line.N + line.Missing}" : "")})"
        : "not measured";
}
