using System.CommandLine;
using System.Globalization;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Datasets;

/// <summary><c>plumbline dataset cut|diff</c>.</summary>
internal static class DatasetCommand
{
    private static readonly Option<string> Name = new("--name") { Description = "The dataset's name.", HelpName = "NAME", DefaultValueFactory = _ => "labels" };
    private static readonly Option<string?> Rubric = new("--rubric") { Description = "Count only labels of this rubric: a version, its first digits, or a name for its newest.", HelpName = "RUBRIC" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the split.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Splits = new("--split") { Description = "Share of a split, e.g. --split train=0.6 --split test=0.4; train takes what is left over.", HelpName = "SPLIT=SHARE" };
    private static readonly Option<string?> SplitAttribute = new("--split-attribute") { Description = "Trace attribute that names each trace's split instead.", HelpName = "NAME" };
    private static readonly Option<string?> GroupAttribute = new("--group-attribute") { Description = "Trace attribute whose traces must stay in one split.", HelpName = "NAME" };
    private static readonly Argument<string> Older = new("A") { Description = "The older version." };
    private static readonly Argument<string> Newer = new("B") { Description = "The newer version." };

    public static Command Create()
    {
        var command = new Command("dataset", "Dataset versions: immutable, named by the hash of their content.");
        command.Subcommands.Add(Workspace.Verb("cut", "Cuts a version of everything that was labelled.", CutAsync, Name, Rubric, Seed, Splits, SplitAttribute, GroupAttribute));
        command.Subcommands.Add(Workspace.Verb("diff", "Names what changed from one version to another.", DiffAsync, Older, Newer));
        return command;
    }

    private static async Task<int> CutAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var settings = new CutSettings(
            parsed.GetRequiredValue(Name), parsed.GetValue(Rubric), parsed.GetValue(Seed), Shares(parsed.GetValue(Splits) ?? []),
            parsed.GetValue(SplitAttribute), parsed.GetValue(GroupAttribute));
        Workspace.Print(parsed, await workspace.Get<CutDataset>().RunAsync(workspace.Project, settings, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> DiffAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var diff = await workspace.Get<DiffDatasets>().RunAsync(workspace.Project, parsed.GetRequiredValue(Older), parsed.GetRequiredValue(Newer), int.MaxValue, cancel);
        Workspace.Print(parsed, diff, (console, view) =>
        {
            console.WriteLine(view.Same ? "The same version." : $"items +{view.Diff.Added.Count} -{view.Diff.Removed.Count}, moved {view.Diff.Moved.Count}, rewritten {view.Diff.Rewritten.Count}; labels +{view.Diff.LabelsAdded} -{view.Diff.LabelsRemoved}, changed {view.Diff.LabelsChanged.Count}");
            foreach (var label in view.Diff.LabelsChanged.Take(50))
            {
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  label {label.Label} on {label.Item} {label.Dimension}: {label.From?.ToString(CultureInfo.InvariantCulture) ?? "cannot judge"} -> {label.To?.ToString(CultureInfo.InvariantCulture) ?? "cannot judge"}"));
            }
        });
        return ExitCode.Pass;
    }

    private static void Draw(IAnsiConsole console, DatasetReport report)
    {
        console.WriteLine($"{report.Name} {report.Version}: {report.Items} prompts, {report.Labels} labels, {report.CannotJudge} 'cannot judge'");
        var splits = new Table().AddColumns("split", "prompts", "groups", "labels");
        foreach (var split in report.Splits)
        {
            splits.AddRow(Words.Of(split.Split), $"{split.Items}", $"{split.Groups}", $"{split.Labels}");
        }

        var agreement = new Table().AddColumns("dimension", "items", "percent", "alpha", "AC1");
        foreach (var line in report.Agreement)
        {
            agreement.AddRow(line.Dimension.EscapeMarkup(), $"{line.Items}", Measure.Text(line.Percent).EscapeMarkup(), Measure.Text(line.Alpha).EscapeMarkup(), Measure.Text(line.Ac1).EscapeMarkup());
        }

        console.Write(splits);
        console.Write(agreement);
        if (report.LeftOut.Count > 0)
        {
            console.WriteLine($"left out: {string.Join(", ", report.LeftOut.Select(reason => $"{reason.Key} {reason.Value}"))}");
        }

        foreach (var advice in report.Advice)
        {
            console.WriteLine($"NOTE: {advice}");
        }

        console.WriteLine($"origins: {string.Join(", ", report.Origins.Select(origin => $"{origin.Key} {origin.Value}"))}");
    }

    private static Dictionary<Split, double>? Shares(string[] given)
    {
        var shares = new Dictionary<Split, double>();
        foreach (var text in given)
        {
            var parts = text.Split('=');
            if (parts.Length != 2 || !Words.TryParse<Split>(parts[0].Replace('-', '_'), out var split) || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share))
            {
                throw new UsageException($"--split {text}: write SPLIT=SHARE; splits are {string.Join(", ", Enum.GetValues<Split>().Select(Words.Of))}.");
            }

            if (!shares.TryAdd(split, share))
            {
                throw new UsageException($"--split {text}: {parts[0]} has a share already; give it once.");
            }
        }

        return shares.Count == 0 ? null : shares;
    }
}
