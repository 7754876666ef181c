using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Accounts;

/// <summary><c>plumbline key create|list|revoke</c>.</summary>
internal static class KeyCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The key's id: the part before its last underscore." };

    public static Command Create()
    {
        var command = new Command("key", "API keys. Only hashes are kept: a key is shown once.");
        command.Subcommands.Add(Workspace.BeginningVerb("create", "Creates a publishable and a secret key for --project.", CreateAsync));
        command.Subcommands.Add(Workspace.Verb("list", "Lists keys, without anything that could be used as one.", ListAsync));
        command.Subcommands.Add(Workspace.Verb("revoke", "Revokes a key at once.", RevokeAsync, Id));
        return command;
    }

    private static async Task<int> CreateAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        await workspace.Get<ProjectStore>().PseudonymAsync(workspace.Project, cancel);
        var (open, secret) = await workspace.Get<KeyStore>().CreateAsync(workspace.Project, cancel);
        Workspace.Print(parsed, new CreatedKeys(workspace.Project, open.Text, secret.Text), (console, keys) =>
        {
            console.WriteLine($"project  {keys.Project}");
            console.WriteLine($"public   {keys.Public}   (may stand in a page: feedback and signals only)");
            console.WriteLine($"secret   {keys.Secret}   (shown once: keep it)");
        });
        return ExitCode.Pass;
    }

    private static async Task<int> ListAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<KeyStore>().ListAsync(cancel), (console, keys) =>
        {
            var table = new Table().AddColumns("id", "project", "access", "created", "state");
            foreach (var key in keys)
            {
                table.AddRow(key.Id.EscapeMarkup(), key.Project.EscapeMarkup(), key.Access, $"{key.CreatedAt:u}", key.RevokedAt is null ? "valid" : "revoked");
            }

            console.Write(table);
        });
        return ExitCode.Pass;
    }

    private static async Task<int> RevokeAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var id = parsed.GetRequiredValue(Id);
        if (!await workspace.Get<KeyStore>().RevokeAsync(id, cancel))
        {
            throw new UsageException($"There is no valid key '{id}'; 'plumbline key list' shows them.");
        }

        Workspace.Print(parsed, new { id, revoked = true }, (console, _) => console.WriteLine($"{id} is revoked."));
        return ExitCode.Pass;
    }

    private sealed record CreatedKeys(string Project, string Public, string Secret);
}
