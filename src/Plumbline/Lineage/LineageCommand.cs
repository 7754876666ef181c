using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Lineage;

/// <summary><c>plumbline lineage ID</c>.</summary>
internal static class LineageCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "Any id; kind:id where it could mean several things." };

    public static Command Create() => Workspace.Verb("lineage", "Follows a thing both ways: what it was made of, and all it touched.", RunAsync, Id);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var id = parsed.GetRequiredValue(Id);
        Workspace.Print(parsed, await workspace.Get<TraceLineage>().OfAsync(workspace.Project, id, cancel), (console, view) =>
        {
            var tree = new Tree(view.Id.EscapeMarkup());
            Add(tree.AddNode("made of"), view.From);
            Add(tree.AddNode("went into"), view.To);
            console.Write(tree);
        });
        return ExitCode.Pass;
    }

    private static void Add(TreeNode node, IReadOnlyList<LineageLevel> levels)
    {
        foreach (var level in levels)
        {
            node.AddNode($"{level.Count} {level.Kind}: {string.Join(", ", level.Ids.Take(3))}{(level.Count > 3 ? ", …" : "")}".EscapeMarkup());
        }

        if (levels.Count == 0)
        {
            node.AddNode("nothing");
        }
    }
}
