using System.CommandLine;
using Plumbline.Gates;
using Plumbline.Scorecards;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Is the new release worse? Two score files on the same items, as a gate would compare them; no look is counted.</summary>
internal static class CompareMeasure
{
    private static readonly Option<string> Candidate = new("--candidate") { Description = "Score file of the new release.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Baseline = new("--baseline") { Description = "Score file of the release before it.", HelpName = "FILE", Required = true };
    private static readonly Option<double> Margin = new("--margin") { Description = "Tolerated drop.", HelpName = "SHARE", DefaultValueFactory = _ => 0.02 };
    private static readonly Option<double> Confidence = new("--confidence") { Description = "One-sided confidence.", HelpName = "SHARE", DefaultValueFactory = _ => 0.95 };

    public static MeasureVerb Verb { get; } = new(
        "compare", "Is the new release worse than the one before, on the same items? Paired, a dimension at a time.", "score files, with --candidate and --baseline",
        [Candidate, Baseline, Margin, Confidence], Run);

    private static Measured Run(ParseResult parsed)
    {
        var (now, before) = (ScoreFile.Read(parsed.GetRequiredValue(Candidate)), ScoreFile.Read(parsed.GetRequiredValue(Baseline)));
        if (!(parsed.GetValue(Margin) is > 0 and < 1))
        {
            throw new UsageException("--margin: a tolerated drop lies between 0 and 1.");
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
        var table = new Table().AddColumns("dimension", "verdict", "items", "from", "to", "change", "better", "worse", "reasons");
        foreach (var line in lines)
        {
            var comparison = line.Comparisons.Single();
            var change = comparison.Interval is { } bounds ? FormattableString.Invariant($"{comparison.Difference:+0.000;-0.000} [{bounds.Lo:0.000}, {bounds.Hi:0.000}]") : "not measured";
            table.AddRow(
                line.Dimension.EscapeMarkup(), comparison.Verdict ?? "–", $"{comparison.N}", Shown(comparison.From), Shown(comparison.To), change.EscapeMarkup(),
                $"{comparison.Better}", $"{comparison.Worse}", string.Join(' ', comparison.Reasons).EscapeMarkup());
        }

        console.Write(table);
    }

    private static string Shown(double? value) => value is { } known ? FormattableString.Invariant($"{known:0.000}") : "–";
}
