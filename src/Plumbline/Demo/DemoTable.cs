using Plumbline.Gates;
using Spectre.Console;

namespace Plumbline.Demo;

/// <summary>What the demo shows people: a table a round, reward beside outcome, and a summary at the end.</summary>
internal static class DemoTable
{
    public static void Draw(IAnsiConsole console, RoundReport round)
    {
        var table = new Table { Title = new($"Round {round.Round}: {round.Candidate}, gate {VerdictMarkup.Of(round.Verdict)}, {(round.Promoted ? "promoted" : "not promoted")}; production {round.Production}") };
        table.AddColumns("", "candidate", "anchor release: the start", "minimum");
        foreach (var (dimension, score) in round.Scores)
        {
            table.AddRow(Cells(dimension, score, round.AnchorScores[dimension], round.Minima[dimension] is { } minimum ? FormattableString.Invariant($"{minimum:0.000}") : "none"));
        }

        table.AddRow(Cells("reward: thumbs up", round.Reward, round.AnchorReward, "none"));
        table.AddRow(Cells("outcome: resolved", round.Outcome, round.AnchorOutcome, "not down"));
        console.Write(table);
        console.WriteLine($"  {round.Work.TicketsJudged} tickets judged so far ({round.Work.TrainingLabels} new labels), {round.Work.Pairs} pairs; {round.Work.TestItems} fresh test items ({round.Work.TestLabels} blind labels); {round.Work.ExposureArm} customers an arm");
        console.WriteLine(FormattableString.Invariant($"  decided on {round.DecidedAt:d MMMM yyyy} of the simulated clock; outcomes that come later do not count"));
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
            Optimizers.AblationTable.Draw(console, ablation);
        }

        console.WriteLine($"Production is {report.Final.Production}:");
        var start = report.Rounds[^1];
        foreach (var (name, end, begin) in report.Final.Scores.Select(score => (score.Key, score.Value, start.AnchorScores[score.Key])).Append(("outcome", report.Final.Outcome, start.AnchorOutcome)))
        {
            console.WriteLine($"  {name}: {end}; at the start {begin}");
        }

        console.WriteLine($"World {report.World}{(report.Null ? " --null" : "")}, seed {report.Seed}; every customer, annotator and outcome here is simulated.");
        console.WriteLine(FormattableString.Invariant($"{report.Rounds.Count} rounds in {report.Seconds:0.0} s; everything is in {report.Database}."));
    }

    private static string[] Cells(string name, DemoFigure candidate, DemoFigure anchor, string minimum) =>
        [name.EscapeMarkup(), candidate.ToString().EscapeMarkup(), anchor.ToString().EscapeMarkup(), minimum];
}
