using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;

namespace Plumbline.Imports;

/// <summary>What every importer's contract starts from: a database to import into, and files to import.</summary>
public abstract class ImportContract : StoreContract
{
    private protected const string Project = "billing";
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-import-").FullName;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
        await base.DisposeAsync();
    }

    private protected string Path(string name) => System.IO.Path.Combine(folder, name);

    private protected string FileOf(string name, params string[] lines)
    {
        File.WriteAllLines(Path(name), lines);
        return Path(name);
    }

    private protected async Task<ImportReport> ImportAsync(IImporter importer, params string[] files)
    {
        var report = new ImportReport(importer.Name, Project);
        await using var services = new ServiceCollection().AddLogging().AddPlumbline(Database).BuildServiceProvider();
        await importer.RunAsync(files, services.GetRequiredService<ImportStore>(), report, Cancel);
        return report;
    }
}
