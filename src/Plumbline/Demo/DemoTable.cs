using Spectre.Console;

namespace Plumbline.Demo;

/// <summary>What the demo shows people: a table a round, reward beside outcome, and a summary at the end.</summary>
internal static class DemoTable
{
    public static void Draw(IAnsiConsole console, RoundReport round)
    {
        var table = new Table { Title = new($"Round {round.Round}: {round.Candidate}, gate {Word(round.Verdict)}, {(round.Promoted ? "promoted" : "not promoted")}; production {round.Production}") };
        table.AddColumns("", "candidate", "anchor release");
        foreach (var (dimension, score) in round.Scores)
        {
            table.AddRow($"{dimension} (n={score.N})".EscapeMarkup(), score.ToString().EscapeMarkup(), "");
        }

        table.AddRow($"reward: thumbs up (n={round.Reward.N})".EscapeMarkup(), round.Reward.ToString().EscapeMarkup(), round.AnchorReward.ToString().EscapeMarkup());
        table.AddRow($"outcome: resolved (n={round.Outcome.N})".EscapeMarkup(), round.Outcome.ToString().EscapeMarkup(), round.AnchorOutcome.ToString().EscapeMarkup());
        console.Write(table);
        console.WriteLine($"  {round.Work.TicketsJudged} tickets judged so far ({round.Work.TrainingLabels} new labels), {round.Work.Pairs} pairs; {round.Work.TestItems} fresh test items ({round.Work.TestLabels} blind labels); {round.Work.ExposureArm} customers an arm");
        foreach (var reason in round.Governors.SelectMany(finding => finding.Reasons.Select(reason => $"{finding.Id} {finding.Severity}: {reason}")).Concat(round.Verdict == "pass" ? [] : round.Reasons.Take(6)))
        {
            console.WriteLine($"  {reason}");
        }

        console.WriteLine();
    }

    public static void Draw(IAnsiConsole console, DemoReport report, IReadOnlyList<Optimizers.AblationLine>? ablation)
    {
        if (ablation is not null)
        {
            var table = new Table { Title = new("Ablation of the last candidate: accuracy on pairs held out") };
            table.AddColumns("without", "accuracy", "worth");
            foreach (var line in ablation)
            {
                table.AddRow($"{line.Without}{(line.Decoy ? " (decoy)" : "")}".EscapeMarkup(), Measure.Text(line.Accuracy).EscapeMarkup(), Measure.Text(line.Worth).EscapeMarkup());
            }

            console.Write(table);
        }

        console.WriteLine($"World {report.World}{(report.Null ? " --null" : "")}, seed {report.Seed}; every customer, annotator and outcome here is simulated.");
        console.WriteLine($"Production is {report.Final.Production}; {string.Join(", ", report.Final.Scores.Select(score => $"{score.Key} {score.Value}"))}; outcome {report.Final.Outcome}.");
        console.WriteLine(FormattableString.Invariant($"{report.Rounds.Count} rounds in {report.Seconds:0.0} s; everything is in {report.Database}."));
    }

    private static string Word(string verdict) => verdict switch
    {
        "pass" => "[green]pass[/]",
        "fail" => "[red]fail[/]",
        "held" => "[magenta]held[/]",
        _ => "[yellow]inconclusive[/]",
    };
}
