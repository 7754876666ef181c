using Plumbline.Pairwise;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>Models by strength.</summary>
/// <param name="Method">How ties were counted, for people.</param>
/// <param name="Connected">Whether chains of wins or ties lead from every model to every other.</param>
/// <param name="TieParameter">How often models tie; null where a tie is half a win, or nothing was fitted.</param>
/// <param name="Lines">The strongest first.</param>
/// <param name="Warnings">What is to be said first.</param>
internal sealed record Ranking(string Method, bool Connected, double? TieParameter, IReadOnlyList<RankLine> Lines, IReadOnlyList<string> Warnings)
{
    private static readonly string[] Unconnected = ["Not connected: wins and ties do not lead from every model to every other and back, so some strengths cannot be told apart."];

    /// <summary>By Bradley and Terry, a tie being half a win.</summary>
    public static Ranking WithHalves(FoughtBattles battles, string baseline, double level)
    {
        var fit = BradleyTerry.Connected(battles.All);
        return new(
            "Bradley and Terry, a tie is half a win", fit.IsConnected, null,
            Ordered(fit.Models.Select(model => new RankLine(
                model, WireMeasurement.Of(fit.Strength(model, level)),
                model == baseline ? null : WireMeasurement.Of(fit.Contrast(model, baseline, level)),
                model == baseline ? null : WireMeasurement.Of(fit.Chance(model, baseline, level))))),
            fit.IsConnected ? [] : Unconnected);
    }

    /// <summary>With a chance of their own for ties.</summary>
    /// <exception cref="UsageException">A score is neither win, tie nor loss.</exception>
    public static Ranking WithTies(FoughtBattles battles, TieRule rule, double level)
    {
        if (battles.Rows.Zip(battles.All).FirstOrDefault(pair => pair.Second.Score is not (0 or 0.5 or 1)) is { First: { } row, Second: var battle })
        {
            throw row.Place.Refuse("score", FormattableString.Invariant($"{battle.Score} is neither win, tie nor loss"), "Write 1, 0.5 or 0, or leave out --ties.");
        }

        var fit = TiedBattles.Of(battles.All, rule);
        var isConnected = BradleyTerry.Of(battles.All).IsConnected;
        var name = rule == TieRule.Davidson ? "Davidson" : "Rao and Kupper";
        return new(
            $"{name}, ties have a chance of their own{(fit.TieParameter is { } tie ? FormattableString.Invariant($" ({(rule == TieRule.Davidson ? "ν" : "η")} {tie:0.000})") : "")}",
            isConnected, fit.TieParameter, Ordered(fit.Models.Select(model => new RankLine(model, WireMeasurement.Of(fit.Strength(model, level)), null, null))), isConnected ? [] : Unconnected);
    }

    private static RankLine[] Ordered(IEnumerable<RankLine> lines) => [.. lines.OrderByDescending(line => line.Strength.Value).ThenBy(line => line.Model, StringComparer.Ordinal)];
}

/// <summary>One model of a ranking.</summary>
/// <param name="Model">The model.</param>
/// <param name="Strength">Against the average of the models.</param>
/// <param name="Contrast">Against the baseline; null for the baseline, or where the fit has none.</param>
/// <param name="Chance">The chance to win against the baseline.</param>
internal sealed record RankLine(string Model, WireMeasurement Strength, WireMeasurement? Contrast, WireMeasurement? Chance);
