using System.CommandLine;
using Plumbline.Datasets;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Pairs;

/// <summary><c>plumbline pairs build|plan</c>.</summary>
internal static class PairCommand
{
    private static readonly Option<string> Dataset = new("--dataset") { Description = "The dataset: a version, its first digits, or a name for its newest.", HelpName = "DATASET", Required = true };
    private static readonly Option<string> From = new("--split") { Description = "The split they come from.", HelpName = "SPLIT", DefaultValueFactory = _ => "train" };
    private static readonly Option<string?> Rubric = new("--rubric") { Description = "The rubric whose rule decides; the dataset's when left out.", HelpName = "RUBRIC" };
    private static readonly Option<int?> Cap = new("--cap") { Description = "Most pairs of one prompt.", HelpName = "N" };
    private static readonly Option<int?> Target = new("--target") { Description = "Pairs wanted; refused when out of reach, with what limits it.", HelpName = "N" };
    private static readonly Option<bool> NoFlagged = new("--exclude-flagged") { Description = "Leaves out pairs whose chosen answer loses on some dimension." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the draw.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Wanted = new("--target") { Description = "Pairs wanted.", Required = true, HelpName = "N" };
    private static readonly Option<int> Prompts = new("--prompts") { Description = "Prompts at hand.", Required = true, HelpName = "N" };
    private static readonly Option<int> K = new("--candidates") { Description = "Candidates for each prompt.", DefaultValueFactory = _ => 6, HelpName = "K" };
    private static readonly Option<int> Reviewers = new("--reviewers") { Description = "People who judge each candidate.", DefaultValueFactory = _ => 2, HelpName = "N" };
    private static readonly Option<double> Decisive = new("--decisive") { Description = "Share of comparisons that end in a preference.", DefaultValueFactory = _ => 0.6, HelpName = "SHARE" };
    private static readonly Option<double> Judge = new("--judge-share") { Description = "Share of the judgements left to a model.", DefaultValueFactory = _ => 0, HelpName = "SHARE" };

    public static Command Create()
    {
        var command = new Command("pairs", "Preference pairs of a dataset's labels.");
        command.Subcommands.Add(Workspace.Verb("build", "Builds pairs and reports the yield.", BuildAsync, Dataset, From, Rubric, Cap, Target, NoFlagged, Seed));
        command.Subcommands.Add(Plan());
        return command;
    }

    private static Command Plan()
    {
        var command = new Command("plan", "Says what a number of pairs costs, before anyone starts. Needs no database.") { Wanted, Prompts, K, Reviewers, Decisive, Judge, Cap, Workspace.Json };
        command.SetAction(Plan);
        return command;
    }

    private static async Task<int> BuildAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var split = Words.TryParse<Split>(parsed.GetRequiredValue(From), out var known) ? known : throw new UsageException($"--split {parsed.GetValue(From)}: write train, test or calibration.");
        var request = new PairRequest(
            parsed.GetRequiredValue(Dataset), split, parsed.GetValue(Rubric), null, null, parsed.GetValue(Cap), parsed.GetValue(Target), parsed.GetValue(NoFlagged), parsed.GetValue(Seed));
        Workspace.Print(parsed, await workspace.Get<BuildPairs>().RunAsync(workspace.Project, request, cancel), Draw);
        return ExitCode.Pass;
    }

    private static int Plan(ParseResult parsed)
    {
        var plan = new PairPlanRequest(
            parsed.GetValue(Wanted), parsed.GetValue(Prompts), parsed.GetValue(K), 3, parsed.GetValue(Reviewers), parsed.GetValue(Decisive),
            75, parsed.GetValue(Judge), parsed.GetValue(Cap)).Plan();
        Workspace.Print(parsed, plan, (console, cost) => console.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{cost.Prompts} prompts × {cost.Candidates} candidates give about {cost.ExpectedPairs} pairs (at most {cost.MostPairs}); {cost.Reason?.TrimEnd('.') ?? $"{cost.Target} need {cost.CandidatesNeeded} candidates each"}. {cost.HumanJudgements} judgements by people, {cost.HumanHours:0.0} hours; {cost.JudgeShare:P0} left to a model.")));
        return ExitCode.Pass;
    }

    private static void Draw(IAnsiConsole console, BuiltPairs built)
    {
        var yield = built.Yield;
        console.WriteLine($"pairs {built.Version}: {built.Pairs} pairs of {yield.Prompts} prompts");
        var table = new Table().AddColumns("comparisons", "decisive", "not decisive", "vetoed", "missing", "flagged", "over the cap");
        table.AddRow($"{yield.Comparisons}", $"{yield.Decisive}", $"{yield.NotDecisive}", $"{yield.Vetoed}", $"{yield.Missing}", $"{yield.Flagged}", $"{yield.LeftOutByCap}");
        console.Write(table);
        foreach (var limit in yield.Limits)
        {
            console.WriteLine(limit);
        }
    }
}
