using FsCheck;
using FsCheck.Fluent;
using Plumbline.Gates;
using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Properties;

public sealed class GateLawTests
{
    private static readonly GateRules Rules = new([new("tone", 0.5, new(0.1)), new("facts", null, new(0.1))]);

    private static readonly Gen<ScoreRow[]> Rows = Some.List(Some.Both(Gen.Choose(0, 4), Gen.Choose(0, 4)), 1, 24).Select(scores => scores.SelectMany((score, item) => new ScoreRow[]
    {
        new($"i{item:D2}", "tone", score.First == 4 ? null : score.First / 3.0, score.First == 4 ? "no_answer" : null), new($"i{item:D2}", "facts", score.Second / 4.0),
    }).ToArray());

    [Fact]
    public void A_gate_knows_no_order_of_rows() => Law.Holds(Some.Both(Rows, Some.Seed), given =>
    {
        var previous = Earlier(given.First);
        var (one, other) = (Decided(given.First, previous), Decided(Some.Shuffled(given.First, given.Second), Some.Shuffled(previous, given.Second)));
        return Law.Sound(one) && one.Verdict == other.Verdict && one.Dimensions.Zip(other.Dimensions).All(pair => Law.Same(pair.First.Score, pair.Second.Score) && pair.First.Verdict == pair.Second.Verdict);
    });

    [Fact]
    public void A_gate_is_as_strict_as_its_strictest_dimension() => Law.Holds(Rows, rows =>
        Decided(rows, Earlier(rows)) is var decision && decision.Verdict == Verdicts.Strongest(decision.Dimensions.Select(dimension => dimension.Verdict)));

    [Fact]
    public void A_release_beside_itself_never_fails_a_comparison() => Law.Holds(Rows, rows =>
        Decided(rows, rows).Dimensions.SelectMany(dimension => dimension.Comparisons).All(comparison => comparison.Verdict != Verdict.Fail && Law.Value(comparison.Difference) is null or (> -1e-12 and < 1e-12)));

    [Fact]
    public void Better_scores_never_lower_a_mean() => Law.Holds(Rows, rows =>
        Decided(rows, null).Dimensions.Zip(Decided([.. rows.Select(row => row with { Score = row.Score is { } score ? Math.Min(1, score + 0.1) : null })], null).Dimensions)
            .All(pair => Law.AtMost(Law.Value(pair.First.Score), Law.Value(pair.Second.Score))));

    [Fact]
    public void Chances_of_verdicts_sum_to_one_and_a_wider_margin_passes_more() => Law.Holds(Some.Both(Gen.Choose(5, 90), Some.Both(Gen.Choose(1, 8), Gen.Choose(1, 8))), given =>
    {
        var (n, discordance, margin) = (given.First, given.Second.First / 20.0, given.Second.Second / 50.0);
        var (narrow, wide) = (PairedChances.Binary(n, discordance, 0, margin, 0.05), PairedChances.Binary(n, discordance, 0, margin + 0.05, 0.05));
        return Law.Near(narrow.Pass + narrow.Fail + narrow.Inconclusive, 1, 1e-6) && narrow.Pass <= wide.Pass + 1e-9 && narrow.Pass is >= -1e-12 and <= 1 + 1e-9;
    });

    [Fact]
    public void Looks_never_spend_more_than_there_is() => Law.Holds(Gen.Choose(1, 300), looks =>
        Enumerable.Range(1, looks).Sum(look => AlphaSpending.InverseSquare(0.05, look)) <= 0.05 && Enumerable.Range(1, Math.Min(looks, 60)).Sum(look => AlphaSpending.Geometric(0.05, look)) <= 0.05 + 1e-12
        && Enumerable.Range(1, looks).Sum(look => AlphaSpending.Budget(0.05, look, looks)) <= 0.05 + 1e-9);

    [Fact]
    public void What_a_ladder_shows_never_gets_worse() => Law.Holds(Some.List(Some.Share, 1, 12), losses =>
    {
        var ladder = new Ladder(0.05);
        double?[] shown = [.. losses.Select(loss => (ladder = ladder.After(loss)).Released)];
        return shown.Zip(shown.Skip(1)).All(pair => pair.First is null || pair.Second <= pair.First + 1e-12);
    });

    [Fact]
    public void The_best_of_more_candidates_looks_better_by_more() => Law.Holds(Gen.Choose(1, 60), k =>
        WinnersCurse.Inflation(k, 0.03) < WinnersCurse.Inflation(k + 1, 0.03) && Law.Near(WinnersCurse.Inflation(k, 0.06), 2 * WinnersCurse.Inflation(k, 0.03)));

    private static ScoreRow[] Earlier(ScoreRow[] rows) => [.. rows.Select((row, at) => row with { Score = row.Score is { } score && at % 3 == 0 ? 1 - score : row.Score })];

    private static GateDecision Decided(ScoreRow[] candidate, ScoreRow[]? previous) =>
        Gate.Decide(Rules, candidate, previous, null, [], new Looks.Counted(1, 1, 1), DateTimeOffset.UnixEpoch);
}
