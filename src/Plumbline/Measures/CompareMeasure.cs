using System.CommandLine;
using Plumbline.Gates;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Is the new release worse? Two score files on the same items, as a gate would compare them; no look is counted.</summary>
internal static class CompareMeasure
{
    private static readonly Option<string> Candidate = new("--candidate") { Description = "Score file of the new release.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Baseline = new("--baseline") { Description = "Score file of the release before it.", HelpName = "FILE", Required = true };
    private static readonly Option<double> Margin = NumberOption.Between("--margin", "Tolerated drop.", 0.02, 0, 1);
    private static readonly Option<double> Confidence = NumberOption.Between("--confidence", "One-sided confidence.", 0.95, 0.5, 1);

    public static MeasureVerb Verb { get; } = new(
        "compare", "Is the new release worse than the one before, on the same items? Paired, a dimension at a time.", "score files, with --candidate and --baseline",
        [Candidate, Baseline, Margin, Confidence], Run);

    private static Measured Run(ParseResult parsed)
    {
        var (now, before) = (ScoreFile.Read(parsed.GetRequiredValue(Candidate)), ScoreFile.Read(parsed.GetRequiredValue(Baseline)));
        if (now.Count == 0 || before.Count == 0)
        {
            throw new UsageException($"{parsed.GetValue(now.Count == 0 ? Candidate : Baseline)}: there are no score rows. Give one a line: {{\"item\": \"a\", \"dimension\": \"tone\", \"score\": 1}}.");
        }

        var margin = new Regression(parsed.GetValue(Margin), null);
        DimensionRule[] rules = [.. now.Concat(before).Select(row => row.Dimension).Distinct().Order(StringComparer.Ordinal).Select(dimension => new DimensionRule(dimension, null, margin, 1))];
        var decision = Gate.Decide(new(rules, Confidence: parsed.GetValue(Confidence)), now, before, null, [], new Looks.Unknown("A comparison counts no look."), DateTimeOffset.UnixEpoch);
        WireDimensionDecision[] lines = [.. WireGateDecision.Of(decision).Dimensions];
        var json = new
        {
            measure = "compare",
            margin = parsed.GetValue(Margin),
            confidence = parsed.GetValue(Confidence),
            dimensions = lines.Select(line => new { line.Dimension, comparison = line.Comparisons.Single() }),
        };
        return new(json, console => Draw(console, lines));
    }

    private static void Draw(IAnsiConsole console, WireDimensionDecision[] lines)
    {
        var table = Figure.Table("dimension", ["verdict", "items", "from", "to", "change", "interval", "better", "worse"]);
        foreach (var line in lines)
        {
            var comparison = line.Comparisons.Single();
            table.AddRow(
                line.Dimension.EscapeMarkup(), comparison.Verdict ?? "–", $"{comparison.N}", Shown(comparison.From), Shown(comparison.To), Change(comparison.Difference),
                comparison.Interval is { } bounds ? FormattableString.Invariant($"{bounds.Lo:0.000} to {bounds.Hi:0.000}") : "none", $"{comparison.Better}", $"{comparison.Worse}");
        }

        console.Write(table);
        foreach (var line in lines)
        {
            foreach (var reason in line.Comparisons.Single().Reasons)
            {
                console.WriteLine($"{line.Dimension}: {reason}");
            }
        }

        Figure.DrawNotes(console, [.. lines.Select(line => (line.Dimension, line.Comparisons.Single())).Select(pair => (pair.Dimension, new WireMeasurement(pair.Item2.Difference, pair.Item2.Reason, pair.Item2.N, pair.Item2.Interval)))]);
    }

    private static string Shown(double? value) => value is { } known ? FormattableString.Invariant($"{known:0.000}") : "–";

    private static string Change(double? value) => value is { } known ? FormattableString.Invariant($"{known:+0.000;-0.000;0.000}") : "–";
}
