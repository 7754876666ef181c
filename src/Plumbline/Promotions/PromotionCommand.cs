using System.CommandLine;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Promotions;

/// <summary><c>plumbline promote</c>, <c>rollback</c> and <c>deployment</c>.</summary>
internal static class PromotionCommand
{
    private const string Actor = "command line";
    private static readonly Argument<string> GateId = new("GATE") { Description = "The gate decision." };
    private static readonly Option<string?> Override = new("--override") { Description = "The reason to promote although something stands against it; it stays on record.", HelpName = "REASON" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it stays on record.", HelpName = "REASON", Required = true };

    public static IEnumerable<Command> All() =>
    [
        Workspace.Verb("promote", "Makes a candidate production, if its gate passed and nothing stands against it.", PromoteAsync, GateId, Override),
        Workspace.Verb("rollback", "Takes production back to the last good release.", RollBackAsync, Reason),
        Workspace.Verb("deployment", "Shows what production serves, and how it came to.", ShowAsync),
    ];

    private static async Task<int> PromoteAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<Promote>().RunAsync(workspace.Project, new(parsed.GetRequiredValue(GateId), parsed.GetValue(Override)), Actor, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> RollBackAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<RollBack>().RunAsync(workspace.Project, parsed.GetRequiredValue(Reason), Actor, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> ShowAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var store = workspace.Get<DeploymentStore>();
        var production = new Production(await store.CurrentAsync(workspace.Project, cancel), await store.ListAsync(workspace.Project, cancel));
        Workspace.Print(parsed, production, (console, shown) =>
        {
            console.WriteLine($"production {shown.Release}");
            foreach (var change in shown.Changes)
            {
                Draw(console, change);
            }
        });
        return ExitCode.Pass;
    }

    private static void Draw(IAnsiConsole console, Deployment change) =>
        console.WriteLine($"{change.At:u} {Words.Of(change.Action)} {change.Previous} -> {change.Release}{(change.Reason is { } reason ? $" ({reason})" : "")}");
}
