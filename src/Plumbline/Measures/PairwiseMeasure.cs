using System.CommandLine;
using Plumbline.Pairwise;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Which of many is best, from battles of two at a time?</summary>
internal static class PairwiseMeasure
{
    private const int MostNamed = 20;
    private static readonly Option<string?> Baseline = new("--baseline") { Description = "The model that the others are compared with; the first by name when left out.", HelpName = "MODEL" };
    private static readonly Option<string> Ties = new("--ties") { Description = "half: a tie is half a win; davidson, rao-kupper: ties have a chance of their own.", HelpName = "RULE", DefaultValueFactory = _ => "half" };

    public static MeasureVerb Verb { get; } = new(
        "pairwise", "Which of many is best, from battles of two at a time? A ranking with intervals, and whether the first place or the longer answer wins by itself.",
        "first, second, score (1 the first won, 0.5 a tie, 0 the second)[, prompt, first_length, second_length]", [MeasureVerb.In, Baseline, Ties, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var level = parsed.GetValue(MeasureVerb.Level);
        var battles = FoughtBattles.Of(InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows);
        var baseline = parsed.GetValue(Baseline) ?? battles.Models[0];
        if (!battles.Models.Contains(baseline))
        {
            throw new UsageException($"--baseline {baseline}: it fought no battle; those that did are {string.Join(", ", battles.Models.Take(MostNamed))}.");
        }

        var ranking = parsed.GetValue(Ties) switch
        {
            "half" => Ranking.WithHalves(battles, baseline, level),
            "davidson" => Ranking.WithTies(battles, TieRule.Davidson, level),
            "rao-kupper" => Ranking.WithTies(battles, TieRule.RaoKupper, level),
            var other => throw new UsageException($"--ties {other}: rules are half, davidson and rao-kupper."),
        };
        Figure[] biases = [.. PlaceAndLength.Place(battles, level), .. PlaceAndLength.Length(battles, parsed.GetValue(Baseline), level)];
        string[] warnings = [.. battles.Warnings, .. ranking.Warnings];
        return new(
            new
            {
                measure = "pairwise",
                battles = battles.All.Count,
                baseline,
                ties = parsed.GetValue(Ties),
                tie_parameter = ranking.TieParameter,
                connected = ranking.Connected,
                models = ranking.Lines,
                biases = biases.ToDictionary(bias => bias.Name, bias => bias.Measured),
                warnings,
            },
            console => Draw(console, ranking, biases, baseline, warnings));
    }

    private static void Draw(IAnsiConsole console, Ranking ranking, Figure[] biases, string baseline, string[] warnings)
    {
        foreach (var warning in warnings)
        {
            console.WriteLine($"NOTE: {warning}");
        }

        console.WriteLine($"{ranking.Method}; strengths are natural log-odds against the average of the models.");
        var table = Figure.Table("model", ["strength", "interval", "n"], Figure.WhyNot(ranking.Lines.Select(line => line.Strength)));
        foreach (var line in ranking.Lines)
        {
            Figure.Add(table, line.Model.EscapeMarkup(), Figure.Value(line.Strength), Figure.Bounds(line.Strength), line.Strength.Value is null ? "" : $"{line.Strength.N}", (line.Strength.Explanation ?? "").EscapeMarkup());
        }

        console.Write(table);
        DrawAgainst(console, ranking, baseline);
        Figure.DrawNotes(console, [.. ranking.Lines.Select(line => (line.Model, line.Strength))]);
        console.WriteLine();
        console.WriteLine("What wins whoever is better:");
        Figure.Draw(console, biases);
    }

    private static void DrawAgainst(IAnsiConsole console, Ranking ranking, string baseline)
    {
        var against = ranking.Lines.Where(line => line.Contrast is not null).ToArray();
        if (against.Length == 0)
        {
            return;
        }

        var table = Figure.Table($"against {baseline}", ["stronger by", "interval", "chance to win", "interval"], Figure.WhyNot(against.Select(line => line.Contrast)));
        foreach (var line in against)
        {
            Figure.Add(
                table, line.Model.EscapeMarkup(), Figure.Value(line.Contrast!), Figure.Bounds(line.Contrast!), Figure.Value(line.Chance!), Figure.Bounds(line.Chance!), (line.Contrast!.Explanation ?? "").EscapeMarkup());
        }

        console.Write(table);
    }
}
