using System.CommandLine;
using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline;

/// <summary>What a verb works in: a migrated database with everything on top of it, and the project that was named.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Database database;

    private Workspace(ServiceProvider services, Database database, string project) => (this.services, this.database, Project) = (services, database, project);

    public static Option<string> ProjectOption { get; } = new("--project")
    {
        Description = "The project to work in.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Caller.DefaultProject,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Prints JSON for programs." };

    public string Project { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A verb that works on a database which is there: it opens, runs and closes it.</summary>
    public static Command Verb(string name, string description, Func<Workspace, ParseResult, CancellationToken, Task<int>> run, params IReadOnlyList<Symbol> symbols) =>
        VerbOn(OpenAsync, name, description, run, symbols);

    /// <summary>A verb that brings something in: it begins the database when there is none.</summary>
    public static Command BeginningVerb(string name, string description, Func<Workspace, ParseResult, CancellationToken, Task<int>> run, params IReadOnlyList<Symbol> symbols) =>
        VerbOn(BeginAsync, name, description, run, symbols);

    /// <summary>Prints a result: JSON for programs, or what the verb draws for people.</summary>
    public static void Print<T>(ParseResult parsed, T result, Action<IAnsiConsole, T> draw)
    {
        if (parsed.GetValue(Json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(result, WireFormat.WithNulls));
        }
        else
        {
            draw(Terminal.On(parsed.InvocationConfiguration.Output), result);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>The database that a verb was given, and everything on it.</summary>
    /// <exception cref="UsageException">There is none in the folder.</exception>
    public static Task<Workspace> OpenAsync(ParseResult parsed, CancellationToken cancel) => OnAsync(DatabaseOptions.OpenExisting(parsed), parsed, cancel);

    /// <summary>The same, begun in a folder that has none.</summary>
    public static Task<Workspace> BeginAsync(ParseResult parsed, CancellationToken cancel) => OnAsync(DatabaseOptions.Open(parsed), parsed, cancel);

    private static Command VerbOn(
        Func<ParseResult, CancellationToken, Task<Workspace>> open, string name, string description,
        Func<Workspace, ParseResult, CancellationToken, Task<int>> run, IReadOnlyList<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            Add(command, symbol);
        }

        DatabaseOptions.AddTo(command);
        command.Options.Add(ProjectOption);
        command.Options.Add(Json);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workspace = await open(parsed, cancel);
            return await run(workspace, parsed, cancel);
        });
        return command;
    }

    private static async Task<Workspace> OnAsync(Database found, ParseResult parsed, CancellationToken cancel)
    {
        var project = ProjectName.Checked(ProjectOption.Name, parsed.GetValue(ProjectOption)!);
        var database = await DatabaseOptions.MigratedAsync(found, cancel);
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).AddPlumbline(database).BuildServiceProvider();
        return new(services, database, project);
    }

    private static void Add(Command command, Symbol symbol)
    {
        switch (symbol)
        {
            case Argument argument: command.Arguments.Add(argument); break;
            case Option option: command.Options.Add(option); break;
            default: throw new ArgumentException($"'{symbol.Name}' is neither an argument nor an option.", nameof(symbol));
        }
    }
}
