using Dapper;

namespace Plumbline.Storage;

/// <summary>One file that holds everything: facts, artifacts, jobs. Made while others read and write, verified before it gets its name.</summary>
internal static class Backup
{
    /// <summary>Writes the backup and gives what is in it.</summary>
    /// <exception cref="UsageException">The engine is PostgreSQL, the file exists, its folder does not, or there is no database to back up.</exception>
    public static async Task<DatabaseFile> WriteAsync(Database database, string file, CancellationToken cancel)
    {
        Refuse(database, file);
        var part = DurableFile.PartOf(file);
        CreateClosed(part);
        await using (var connection = await database.OpenAsync(cancel))
        {
            await connection.ExecuteAsync(new CommandDefinition("vacuum into @part", new { part }, commandTimeout: 0, cancellationToken: cancel));
        }

        var written = await DatabaseFile.VerifyAsync(part, cancel);
        DurableFile.Publish(file);
        return written;
    }

    /// <summary>Puts a backup into a new data folder and gives what is in it.</summary>
    /// <exception cref="UsageException">There is no such file, or the folder is not empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or no backup.</exception>
    /// <exception cref="SchemaMismatchException">It was made by a newer program.</exception>
    public static async Task<DatabaseFile> RestoreAsync(string file, string folder, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"The folder {folder} is not empty, and a restore never overwrites: name a new folder with --data.");
        }

        var found = await DatabaseFile.VerifyAsync(file, cancel);
        DataFolder.Create(folder);
        var target = Path.Combine(folder, Database.FileName);
        File.Copy(file, DurableFile.PartOf(target));
        DurableFile.Publish(target);
        return found;
    }

    /// <summary>An empty file that only its owner may read, before anything is in it: the texts of all people are in a backup, and it lies outside the closed folder.</summary>
    private static void CreateClosed(string part)
    {
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(part, options).Dispose();
    }

    private static void Refuse(Database database, string file)
    {
        if (database.Engine == Engine.Postgres)
        {
            throw new UsageException("A PostgreSQL database is backed up with pg_dump and restored with pg_restore; this command is for a data folder.");
        }

        if (WrittenPath.WrongAsFile(file) is { } problem)
        {
            throw new UsageException($"--to: {problem}");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"--to: There is no folder {folder}: make it with 'mkdir -p', or name a file in a folder that is there.");
        }

        if (File.Exists(file))
        {
            throw new UsageException($"{file} exists, and a backup never overwrites: name a new file.");
        }
    }
}
