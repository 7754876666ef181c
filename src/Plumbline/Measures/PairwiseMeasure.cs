using System.CommandLine;
using Plumbline.Pairwise;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Which of many is best, from battles of two at a time?</summary>
internal static class PairwiseMeasure
{
    private static readonly Option<string?> Baseline = new("--baseline") { Description = "The model that the others are compared with; the first by name when left out.", HelpName = "MODEL" };

    public static MeasureVerb Verb { get; } = new(
        "pairwise", "Which of many is best, from battles of two at a time? A ranking with intervals, and whether the first place or the longer answer wins by itself.",
        "first, second, score (1 the first won, 0.5 a tie, 0 the second)[, prompt, first_length, second_length]", [MeasureVerb.In, Baseline, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var level = parsed.GetValue(MeasureVerb.Level);
        var rows = InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows;
        Battle[] battles = [.. rows.Select(row => new Battle(row.Text("first"), row.Text("second"), row.Share("score"), row.Optional("prompt")))];
        var fit = BradleyTerry.Connected(battles);
        var baseline = parsed.GetValue(Baseline) ?? fit.Models[0];
        if (!fit.Models.Contains(baseline))
        {
            throw new UsageException($"--baseline {baseline}: it fought no battle; those are {string.Join(", ", fit.Models.Take(20))}.");
        }

        RankLine[] lines = [.. fit.Models.Select(model => Line(fit, model, baseline, level)).OrderByDescending(line => line.Strength.Value)];
        var biases = Biases(rows, battles, level);
        return new(
            new { measure = "pairwise", battles = battles.Length, baseline, connected = fit.IsConnected, models = lines, biases },
            console => Draw(console, lines, biases, baseline));
    }

    private static RankLine Line(BradleyTerryFit fit, string model, string baseline, double level) => new(
        model, WireMeasurement.Of(fit.Strength(model, level)),
        model == baseline ? null : WireMeasurement.Of(fit.Contrast(model, baseline, level)),
        model == baseline ? null : WireMeasurement.Of(fit.Chance(model, baseline, level)));

    /// <summary>What wins whoever is better: the first place, and the longer answer. 0.5 where neither matters.</summary>
    private static Dictionary<string, WireMeasurement> Biases(IReadOnlyList<InputRow> rows, Battle[] battles, double level)
    {
        var biases = new Dictionary<string, WireMeasurement> { ["first_place"] = WireMeasurement.Of(Won([.. battles], level)) };
        var told = rows.Zip(battles).Where(pair => pair.First.OptionalNumber("first_length") is { } first && pair.First.OptionalNumber("second_length") is { } second && first != second)
            .Select(pair => pair.First.Number("first_length") > pair.First.Number("second_length") ? pair.Second : pair.Second with { Score = 1 - pair.Second.Score }).ToArray();
        if (told.Length > 0)
        {
            biases["longer_answer"] = WireMeasurement.Of(Won(told, level));
        }

        return biases;
    }

    private static Measurement Won(Battle[] battles, double level) =>
        WinRate.Of([.. battles.Select(battle => battle.Score)], battles.All(battle => battle.Prompt is not null) ? [.. battles.Select(battle => battle.Prompt!)] : null, level);

    private static void Draw(IAnsiConsole console, RankLine[] lines, Dictionary<string, WireMeasurement> biases, string baseline)
    {
        var table = new Table().AddColumns("model", "strength", $"less {baseline}".EscapeMarkup(), $"wins against {baseline}".EscapeMarkup());
        foreach (var line in lines)
        {
            table.AddRow(
                line.Model.EscapeMarkup(), Measure.Text(line.Strength).EscapeMarkup(),
                line.Contrast is { } contrast ? Measure.Text(contrast).EscapeMarkup() : "–", line.Chance is { } chance ? Measure.Text(chance).EscapeMarkup() : "–");
        }

        console.Write(table);
        foreach (var (name, bias) in biases)
        {
            console.WriteLine($"{name.Replace('_', ' ')} wins {Measure.Text(bias)} (0.5 where it does not matter and every pair is shown both ways)");
        }
    }

    private sealed record RankLine(string Model, WireMeasurement Strength, WireMeasurement? Contrast, WireMeasurement? Chance);
}
