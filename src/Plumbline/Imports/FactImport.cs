using System.CommandLine;

namespace Plumbline.Imports;

/// <summary>The command of an importer that keeps facts in the store: the same options, report and exit codes for each.</summary>
internal static class FactImport
{
    public static Command CommandOf(IImporter importer)
    {
        var files = new Argument<string[]>("FILE") { Description = importer.Files, Arity = ArgumentArity.OneOrMore };
        return Workspace.BeginningVerb(
            importer.Name, importer.Description, (workspace, parsed, cancel) => RunAsync(importer, workspace, parsed, parsed.GetRequiredValue(files), cancel), files);
    }

    private static async Task<int> RunAsync(IImporter importer, Workspace workspace, ParseResult parsed, string[] files, CancellationToken cancel)
    {
        var report = new ImportReport(importer.Name, workspace.Project);
        await ImportProgress.RunAsync(report, () => importer.RunAsync(InputFile.All(files), workspace.Get<ImportStore>(), report, cancel));
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Workspace.Json) ? report.Json() : report.Text());
        return report.RefusedLines == 0 ? ExitCode.Pass : ExitCode.Fail;
    }
}
