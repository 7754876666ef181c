using System.CommandLine;

namespace Plumbline.Imports;

/// <summary>The command of an importer that keeps facts in the store: the same options, report and exit codes for each.</summary>
internal static class FactImport
{
    public static Command CommandOf(IImporter importer)
    {
        var files = new Argument<string[]>("FILE") { Description = importer.Files, Arity = ArgumentArity.OneOrMore };
        var command = new Command(importer.Name, importer.Description) { files, ImportOptions.Project, ImportOptions.Json };
        DatabaseOptions.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(importer, parsed, InputFile.All(parsed.GetRequiredValue(files)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(IImporter importer, ParseResult parsed, IReadOnlyList<string> files, CancellationToken cancel)
    {
        var project = parsed.GetRequiredValue(ImportOptions.Project);
        await using var store = new ImportStore(await DatabaseOptions.OpenMigratedAsync(parsed, cancel), project);
        var report = new ImportReport(importer.Name, project);
        await ImportProgress.RunAsync(report, () => importer.RunAsync(files, store, report, cancel));
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(ImportOptions.Json) ? report.Json() : report.Text());
        return report.RefusedLines == 0 ? ExitCode.Pass : ExitCode.Fail;
    }
}
