using System.CommandLine;
using Plumbline.Datasets.Formats;
using Spectre.Console;

namespace Plumbline.Pairs.Exports;

/// <summary><c>plumbline export pairs:VERSION|dataset:VERSION --to DIR</c>, and <c>plumbline export --check DIR</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "What to export: pairs:VERSION or dataset:VERSION.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "Folder to write; it must be new or empty.", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", ExportFormats.Names)}.", HelpName = "NAME", DefaultValueFactory = _ => ExportFormats.Everything };
        var check = new Option<string?>("--check") { Description = "Checks a folder that was exported instead, as strictly as the trainers.", HelpName = "DIR" };
        var command = Workspace.Verb("export", "Writes training files with their lineage, for TRL and for services with OpenAI's format.", async (workspace, parsed, cancel) =>
        {
            var (what, folder) = (parsed.GetValue(id), parsed.GetValue(to));
            if (what is null || folder is null)
            {
                throw new UsageException("Name what to export and the folder: plumbline export pairs:VERSION --to DIR; or check one: plumbline export --check DIR.");
            }

            var formats = ExportFormats.Named(parsed.GetRequiredValue(format));
            var export = ExportFiles.Of(await workspace.Get<LoadExport>().RunAsync(workspace.Project, what, cancel), formats);
            await WriteExport.RunAsync(export, folder, cancel);
            Workspace.Print(parsed, export.Manifest, (console, result) => Draw(console, result, folder));
            return ExitCode.Pass;
        }, id, to, format, check);
        return WithCheck(command, id, check);
    }

    /// <summary>Checking needs no database.</summary>
    private static Command WithCheck(Command command, Argument<string?> id, Option<string?> check)
    {
        var export = command.Action as System.CommandLine.Invocation.AsynchronousCommandLineAction ?? throw new InvalidOperationException("The verb has no action.");
        command.SetAction((parsed, cancel) => (parsed.GetValue(check), parsed.GetValue(id)) switch
        {
            (null, _) => export.InvokeAsync(parsed, cancel),
            ({ } folder, null) => CheckAsync(folder, parsed, cancel),
            _ => throw new UsageException("Give either an id to export or --check, not both."),
        });
        return command;
    }

    private static async Task<int> CheckAsync(string folder, ParseResult parsed, CancellationToken cancel)
    {
        var files = await CheckExport.RunAsync(folder, cancel);
        Workspace.Print(parsed, new { folder, files }, (console, result) =>
        {
            foreach (var file in result.files)
            {
                console.WriteLine($"{file.Path}: {file.Rows} rows, {(file.Problems.Count == 0 ? "as its trainer takes it" : "refused")}");
                file.Problems.Concat(file.Warnings).ToList().ForEach(line => console.WriteLine($"  {line}"));
            }
        });
        return files.All(file => file.Problems.Count == 0) ? ExitCode.Pass : ExitCode.Fail;
    }

    private static void Draw(IAnsiConsole console, ExportManifest manifest, string folder)
    {
        console.WriteLine($"Exported {manifest.Of} to {folder}:");
        foreach (var file in manifest.Files)
        {
            console.WriteLine($"  {file.Path,-26} {file.Rows,8:N0} rows");
        }

        foreach (var line in manifest.Dropped.SelectMany(file => file.Value.Select(reason => $"  {file.Key}: {reason.Value:N0} rows left out, {reason.Key}")).Concat(manifest.Warnings.Select(warning => $"  {warning}")))
        {
            console.WriteLine(line);
        }
    }
}
