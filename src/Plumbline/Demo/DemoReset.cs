using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>Removes an earlier demo from a folder.</summary>
internal static class DemoReset
{
    /// <summary>Deletes the database of a folder that a demo made, or in which nothing is kept.</summary>
    /// <param name="folder">The folder; null when a PostgreSQL database was named.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <exception cref="UsageException">Something else is kept there, or the database may be shared.</exception>
    public static async Task RunAsync(string? folder, CancellationToken cancel)
    {
        if (folder is null)
        {
            throw new UsageException("--reset removes a demo's own folder; a PostgreSQL database may be shared, and is never cleared. Give an empty --database.");
        }

        var file = Path.Combine(folder, Database.FileName);
        if (!File.Exists(file))
        {
            return;
        }

        await using (var database = Database.Open(folder, null))
        {
            await using var services = new ServiceCollection().AddLogging().AddPlumbline(database).BuildServiceProvider();
            await ActivatorUtilities.CreateInstance<DemoStore>(services).RefuseForeignAsync(folder, null, cancel);
        }

        Array.ForEach([file, $"{file}-wal", $"{file}-shm"], File.Delete);
    }
}
