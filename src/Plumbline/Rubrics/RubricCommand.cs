using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Rubrics;

/// <summary><c>plumbline rubric publish FILE</c>.</summary>
internal static class RubricCommand
{
    private static readonly Argument<string> RubricFile = new("FILE") { Description = "The rubric, a YAML file." };

    public static Command Create()
    {
        var command = new Command("rubric", "Rubrics: what better means.");
        command.Subcommands.Add(Workspace.BeginningVerb("publish", "Publishes a rubric file as an immutable version.", PublishAsync, RubricFile));
        return command;
    }

    private static async Task<int> PublishAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetRequiredValue(RubricFile);
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file, cancel) : throw new UsageException($"There is no file '{file}'.");
        var published = await workspace.Get<PublishRubric>().RunAsync(workspace.Project, new RubricYaml(file).Read(text), cancel);
        Workspace.Print(parsed, published, (console, rubric) =>
            console.WriteLine($"{rubric.Name} {rubric.Version} ({string.Join(", ", rubric.Dimensions)}){(rubric.New ? "" : ", published before")}"));
        return ExitCode.Pass;
    }
}
