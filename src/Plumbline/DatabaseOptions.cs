using System.CommandLine;
using Plumbline.Storage;

namespace Plumbline;

/// <summary>Where the database is, as every verb that needs one is told.</summary>
internal static class DatabaseOptions
{
    public const string FolderVariable = "PLUMBLINE_DATA_DIR";
    public const string DefaultFolder = "plumbline-data";

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = $"Folder of the embedded database; created when missing. Default: {FolderVariable}, else ./{DefaultFolder}.",
        HelpName = "DIR",
    };

    public static Option<string?> Connection { get; } = new("--database")
    {
        Description = "PostgreSQL connection string instead of a folder, as in \"Host=localhost;Database=plumbline;Username=plumbline\".",
        HelpName = "CONNECTION",
    };

    /// <summary>Gives a verb both options.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Connection);
    }

    /// <summary>The folder that was named, or the default one.</summary>
    public static string FolderOf(ParseResult parsed) =>
        parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable(FolderVariable) ?? Path.Combine(".", DefaultFolder);

    /// <summary>The database that was named, as it is: nothing is migrated.</summary>
    /// <exception cref="UsageException">Both options are given, or the connection string has no host.</exception>
    public static Database Open(ParseResult parsed) => (parsed.GetValue(Data), parsed.GetValue(Connection)) switch
    {
        (not null, not null) => throw new UsageException("Give either --data or --database, not both."),
        (_, { } connection) => Database.Open(null, connection),
        _ => Database.Open(FolderOf(parsed), null),
    };

    /// <summary>As <see cref="Open"/>, but a folder without a database is refused: an empty one in a misspelt folder would look like a good one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Database OpenExisting(ParseResult parsed)
    {
        var file = Path.Combine(FolderOf(parsed), Database.FileName);
        return parsed.GetValue(Connection) is null && !File.Exists(file)
            ? throw new UsageException($"There is no database {file}; name its folder with --data.")
            : Open(parsed);
    }

    /// <summary>The database that was named, with the schema of this program.</summary>
    /// <exception cref="UsageException">Both options are given, or the connection string has no host.</exception>
    /// <exception cref="SchemaMismatchException">The schema is of a newer program.</exception>
    public static async Task<Database> OpenMigratedAsync(ParseResult parsed, CancellationToken cancel)
    {
        var database = Open(parsed);
        try
        {
            await database.MigrateAsync(cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
