using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>Looks at everything that storage needs, and changes nothing.</summary>
internal static class StorageDoctor
{
    private const long LeastFree = 1L << 30;

    /// <summary>Engine, folder, disk and schema, each with what was found.</summary>
    public static async Task<IReadOnlyList<Diagnosis>> LookAsync(Database database, CancellationToken cancel) => database.File is { } file
        ? [Library(), Permissions(Path.GetDirectoryName(file)!), Disk(Path.GetDirectoryName(file)!), await SchemaAsync(database, cancel)]
        : [await ServerAsync(database, cancel), await SchemaAsync(database, cancel)];

    /// <summary>What a database that is still to be made in a folder needs.</summary>
    public static IReadOnlyList<Diagnosis> LookAhead(string folder)
    {
        var there = WrittenPath.NearestFolder(folder);
        var place = Directory.Exists(folder) ? Permissions(folder) : ToBeMade(folder, there);
        return [Library(), place, Disk(there), new("schema", true, $"There is no database in {folder} yet{(place.Healthy ? "; the first command that needs one makes it" : "")}.")];
    }

    private static Diagnosis Library()
    {
        try
        {
            return new("SQLite", true, $"Version {Sqlite.LibraryVersion}.");
        }
        catch (Exception missing) when (missing is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            return new("SQLite", false, $"{missing.GetBaseException().Message} Install a newer one with your system's packages.");
        }
    }

    private static Diagnosis ToBeMade(string folder, string there) => WrittenPath.WhyClosed(there) is { } closed
        ? new("data folder", false, $"{folder} cannot be made, because nothing can be written in {there}: {closed} Name another folder with --data, or change who may write there.")
        : new("data folder", true, $"{folder} can be made in {there}.");

    private static Diagnosis Permissions(string folder)
    {
        if (WrittenPath.WhyClosed(folder) is { } closed)
        {
            return new("data folder", false, $"Nothing can be written in {folder}: {closed} Name another folder with --data, or change who may write there.");
        }

        if (OperatingSystem.IsWindows())
        {
            return new("data folder", true, folder);
        }

        var others = File.GetUnixFileMode(folder) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        return others == UnixFileMode.None
            ? new("data folder", true, $"{folder}, closed to others.")
            : new("data folder", false, $"Everyone on this machine may enter {folder}: 'chmod 700 {folder}'.");
    }

    private static Diagnosis Disk(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= LeastFree
            ? new("disk", true, $"{free >> 30} GiB free.")
            : new("disk", false, $"Only {free >> 20} MiB free: 1 GiB or more is needed for the log and for backups.");
    }

    private static async Task<Diagnosis> ServerAsync(Database database, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancel);
            var version = Postgres.VersionOf(connection);
            var durable = await connection.ExecuteScalarAsync<string>("show synchronous_commit");
            return durable != "on"
                ? new("PostgreSQL", false, $"Version {version}, but synchronous_commit is {durable}: what is acknowledged could be lost.")
                : new("PostgreSQL", version.Major >= Postgres.Oldest, $"Version {version}; {Postgres.Oldest} or later is needed.");
        }
        catch (DbException failure)
        {
            return new("PostgreSQL", false, $"It cannot be reached: {failure.Message}");
        }
    }

    private static async Task<Diagnosis> SchemaAsync(Database database, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancel);
            var missing = Migrator.Missing(Migration.For(database.Engine), await Migrator.AppliedAsync(connection, null, cancel)).Count;
            return new("schema", true, missing == 0 ? $"Step {database.Version}, the newest." : $"{missing} steps behind; the next start brings them.");
        }
        catch (SchemaMismatchException mismatch)
        {
            return new("schema", false, mismatch.Message);
        }
        catch (DbException failure)
        {
            return new("schema", false, $"It cannot be read: {failure.Message}");
        }
    }
}
