using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Gateway;

/// <summary><c>plumbline connection set|list|remove</c>.</summary>
internal static class ConnectionCommand
{
    public const string KeyVariable = Http.Upstream.KeyVariable;
    private static readonly Argument<string> Name = new("NAME") { Description = "The connection." };
    private static readonly Argument<string> Url = new("URL") { Description = "The OpenAI-compatible API, as in https://api.openai.com/v1." };

    private static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = $"File whose first line is the key, - for what comes in on standard input. Default: {KeyVariable}, else the key that is kept. A key is no option, since other users can read a command line.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> NoKey = new("--no-key") { Description = "Takes a kept key away." };
    private static readonly Option<bool> Default = new("--default") { Description = "Calls that name no connection go there. The first one set is it anyway." };

    public static Command Create()
    {
        var command = new Command("connection", "Upstreams that the gateway and replays call, by name. Keys are kept encrypted and never shown again.");
        command.Subcommands.Add(Workspace.BeginningVerb("set", "Sets a connection.", SetAsync, Name, Url, KeyFile, NoKey, Default));
        command.Subcommands.Add(Workspace.Verb("list", "Lists connections, without their keys.", ListAsync));
        command.Subcommands.Add(Workspace.Verb("remove", "Takes a connection away with its key.", RemoveAsync, Name));
        return command;
    }

    private static async Task<int> SetAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var key = parsed.GetValue(NoKey) ? "" : await KeyAsync(parsed.GetValue(KeyFile), cancel);
        var request = new ConnectionRequest(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Url), key, parsed.GetValue(Default) ? true : null);
        Workspace.Print(parsed, await workspace.Get<ConnectionStore>().SetAsync(workspace.Project, request, cancel), (console, set) => Draw(console, [set]));
        return ExitCode.Pass;
    }

    private static async Task<int> ListAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<ConnectionStore>().ListAsync(workspace.Project, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> RemoveAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var name = parsed.GetRequiredValue(Name);
        if (!await workspace.Get<ConnectionStore>().RemoveAsync(workspace.Project, name, cancel))
        {
            throw new UsageException($"There is no connection '{name}'; 'plumbline connection list' shows them.");
        }

        Workspace.Print(parsed, new { name, removed = true }, (console, _) => console.WriteLine($"{name} is gone, and its key with it."));
        return ExitCode.Pass;
    }

    private static async Task<string?> KeyAsync(string? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null;
        }

        try
        {
            using var reader = file == "-" ? Console.In : new StreamReader(file);
            return (await reader.ReadLineAsync(cancel))?.Trim() is { Length: > 0 } line ? line : throw new UsageException($"--key-file {file}: its first line is empty.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--key-file {file}: {wrong.Message}");
        }
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<ListedConnection> connections)
    {
        if (connections.Count == 0)
        {
            console.WriteLine("No connection is set. 'plumbline connection set openai https://api.openai.com/v1 --key-file key.txt' sets one.");
            return;
        }

        var table = new Table().AddColumns("name", "address", "key", "default", "set");
        foreach (var one in connections)
        {
            table.AddRow(one.Name.EscapeMarkup(), one.BaseUrl.EscapeMarkup(), (one.Key ?? "none").EscapeMarkup(), one.Default ? "yes" : "", $"{one.At:u}");
        }

        console.Write(table);
    }
}
