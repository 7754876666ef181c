using System.CommandLine;
using System.Text.Json;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Imports.Tau2;

/// <summary><c>plumbline import tau2 FILE…</c>: scorecards from simulation results of the tau2 benchmark.</summary>
internal static class Tau2Command
{
    private const string Name = "tau2";
    private const double DisplayedLevel = 0.95;
    private static readonly JsonSerializerOptions Format = new(WireFormat.WithNulls) { WriteIndented = true };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSON files or .tar.gz archives of simulation results.", Arity = ArgumentArity.OneOrMore };
        var scores = new Option<string?>("--scores") { Description = "Folder for one score file a run, named by its scorecard; created when missing.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Prints the scorecards as JSON." };
        var command = new Command(Name, "Reads runs of the tau2 benchmark: a scorecard for each model and domain, kept with its conversations where --data or --database is named.")
        {
            files, scores, json, Workspace.ProjectOption,
        };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var runs = await ReadAsync(parsed.GetRequiredValue(files), cancel);
            if (parsed.GetValue(scores) is { } folder)
            {
                await WriteAsync(runs, folder, cancel);
            }

            if (parsed.GetValue(DatabaseOptions.Data) is not null || parsed.GetValue(DatabaseOptions.Connection) is not null)
            {
                await using var workspace = await Workspace.OpenAsync(parsed, cancel);
                await KeepTau2.RunAsync(runs, workspace.Get<ImportStore>(), new(Name, workspace.Project), cancel);
            }

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

    private static async Task WriteAsync(IReadOnlyList<Tau2Run> runs, string folder, CancellationToken cancel)
    {
        foreach (var run in runs)
        {
            await TextFile.WriteAsync(Path.Combine(folder, $"{Tau2Scores.IdOf(run)}.jsonl"), ScoreFile.Write(Tau2Scores.RowsOf(run)), cancel);
        }
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
