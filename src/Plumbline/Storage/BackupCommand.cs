using System.CommandLine;
using System.Text.Json;

namespace Plumbline.Storage;

/// <summary><c>plumbline backup --data DIR --to FILE</c> and <c>plumbline restore FILE --data DIR</c>.</summary>
internal static class BackupCommand
{
    public static Command Backup()
    {
        var to = new Option<string>("--to") { Description = "File to write; it must not exist yet.", HelpName = "FILE", Required = true };
        var json = Json();
        var command = new Command("backup", "Writes the whole database into one verified file, also while a server runs.") { to, json };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var database = DatabaseOptions.OpenExisting(parsed);
            var file = parsed.GetValue(to)!;
            return Print(await database.BackupAsync(file, cancel), file, "Backed up to", parsed.GetValue(json));
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'backup' wrote." };
        var json = Json();
        var command = new Command("restore", "Puts a backup into a new data folder, after checking all of it.") { file, json };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(DatabaseOptions.Connection) is not null)
            {
                throw new UsageException("A PostgreSQL database is restored with pg_restore from what pg_dump wrote; this command is for a data folder.");
            }

            var folder = DatabaseOptions.FolderOf(parsed);
            return Print(await Storage.Backup.RestoreAsync(parsed.GetValue(file)!, folder, cancel), folder, "Restored to", parsed.GetValue(json));
        });
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Prints JSON for programs." };

    private static int Print(DatabaseFile found, string where, string done, bool json)
    {
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { path = Path.GetFullPath(where), found.Version, found.Artifacts, found.Bytes, verified = true }, WireFormat.Options)
            : $"{done} {where}: {found.Bytes} bytes, schema {found.Version}, {found.Artifacts} artifacts, all verified.");
        return ExitCode.Pass;
    }
}
