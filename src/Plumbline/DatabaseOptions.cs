using System.CommandLine;
using Plumbline.Storage;

namespace Plumbline;

/// <summary>Where the database is, as every verb that needs one is told.</summary>
internal static class DatabaseOptions
{
    public const string FolderVariable = "PLUMBLINE_DATA_DIR";
    public const string DefaultFolder = "plumbline-data";

    public static Option<string?> Data { get; } = FolderOption.Create("--data", $"Folder of the embedded database. Default: {FolderVariable}, else ./{DefaultFolder}.");

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

    /// <summary>Whether a person said where the database is, by an option or the environment.</summary>
    public static bool AreGiven(ParseResult parsed) =>
        parsed.GetValue(Data) is not null || parsed.GetValue(Connection) is not null || FolderOfEnvironment() is not null;

    /// <summary>The folder that was named, or the default one.</summary>
    /// <exception cref="UsageException">The environment names what can be no folder.</exception>
    public static string FolderOf(ParseResult parsed) =>
        parsed.GetValue(Data) ?? FolderOfEnvironment() ?? Path.Combine(".", DefaultFolder);

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
            ? throw new UsageException($"There is no database {file}: name its folder with --data, or begin one with 'rubric publish', 'import' or 'serve'.")
            : Open(parsed);
    }

    /// <summary>A database with the schema of this program.</summary>
    /// <exception cref="SchemaMismatchException">The schema is of a newer program.</exception>
    public static async Task<Database> MigratedAsync(Database database, CancellationToken cancel)
    {
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

    private static string? FolderOfEnvironment() => Environment.GetEnvironmentVariable(FolderVariable) switch
    {
        null or "" => null,
        var folder => WrittenPath.WrongAsFolder(folder) is { } problem ? throw new UsageException($"{FolderVariable}: {problem}") : folder,
    };
}
