using FsCheck;
using FsCheck.Fluent;
using Plumbline.Pairwise;

namespace Plumbline.Properties;

public sealed class PairwiseLawTests
{
    /// <summary>Battles of up to four models, with ties and prompts.</summary>
    private static readonly Gen<Battle[]> Battles = Some.List(Some.Both(Some.Both(Gen.Choose(0, 3), Gen.Choose(1, 3)), Some.Both(Gen.Choose(0, 2), Gen.Choose(0, 5))), 1, 24)
        .Select(rows => rows.Select(row => new Battle($"m{row.First.First}", $"m{(row.First.First + row.First.Second) % 4}", row.Second.First / 2.0, $"p{row.Second.Second}")).ToArray());

    [Fact]
    public void Battles_may_come_in_any_order_and_from_either_side() => Law.Holds(Some.Both(Battles, Some.Seed), given =>
        Same(given.First, Some.Shuffled(given.First, given.Second)) && Same(given.First, [.. given.First.Select(battle => battle with { First = battle.Second, Second = battle.First, Score = 1 - battle.Score })]));

    [Fact]
    public void Strengths_are_sound_and_sum_to_nothing() => Law.Holds(Battles, battles =>
    {
        var fit = BradleyTerry.Connected(battles);
        return fit.Models.All(model => Law.Sound(fit.Strength(model)) && Law.Sound(fit.Contrast(model, fit.Models[0])) && Law.Sound(fit.Chance(model, fit.Models[0])))
            && Math.Abs(fit.Models.Sum(model => Law.Value(fit.Strength(model)) ?? 0)) < 1e-6;
    });

    [Fact]
    public void Chances_of_two_models_sum_to_one_and_contrasts_turn_round() => Law.Holds(Battles, battles =>
    {
        var fit = BradleyTerry.Connected(battles);
        var (one, other) = (fit.Models[0], fit.Models[^1]);
        return Law.Near(Law.Value(fit.Chance(one, other)), 1 - Law.Value(fit.Chance(other, one))) && Law.Near(Law.Value(fit.Contrast(one, other)), -Law.Value(fit.Contrast(other, one)))
            && Law.AtMost(Law.Width(fit.Contrast(one, other, 0.8)), Law.Width(fit.Contrast(one, other, 0.95)));
    });

    [Fact]
    public void A_further_win_makes_no_model_weaker() => Law.Holds(Battles, battles =>
    {
        var model = battles[0].First;
        var (before, after) = (BradleyTerry.Of(battles, 0.5), BradleyTerry.Of([.. battles, battles[0] with { Score = 1 }], 0.5));
        return Law.AtMost(before.Rating(model) - before.Rating(battles[0].Second), after.Rating(model) - after.Rating(battles[0].Second));
    });

    [Fact]
    public void Models_with_ties_of_their_own_know_no_order() => Law.Holds(Some.Both(Battles, Some.Seed), given => Enum.GetValues<TieRule>().All(rule =>
    {
        var (one, other) = (TiedBattles.Of(given.First, rule), TiedBattles.Of(Some.Shuffled(given.First, given.Second), rule));
        return one.Models.All(model => Law.Sound(one.Strength(model)) && Law.Near(Law.Value(one.Strength(model)), Law.Value(other.Strength(model)), 1e-5));
    }));

    [Fact]
    public void A_win_rate_turns_round_with_its_scores() => Law.Holds(Some.List(Gen.Choose(0, 2).Select(half => half / 2.0), 0, 14), scores =>
    {
        var (rate, turned) = (WinRate.Of(scores), WinRate.Of([.. scores.Reverse().Select(score => 1 - score)]));
        return Law.Sound(rate) && Law.Within(rate, 0, 1) && Law.Near(Law.Value(rate), 1 - Law.Value(turned)) && Law.Near(Law.Width(rate), Law.Width(turned), 1e-7);
    });

    [Fact]
    public void Position_bias_counts_shares_and_turns_round_with_the_models() => Law.Holds(Some.List(Some.Both(Gen.Choose(0, 2), Gen.Choose(0, 2)), 0, 14), verdicts =>
    {
        SwappedVerdict[] pairs = [.. verdicts.Select(verdict => new SwappedVerdict((Winner)verdict.First, (Winner)verdict.Second))];
        var (bias, turned) = (PositionBias.Of(pairs), PositionBias.Of([.. pairs.Select(pair => new SwappedVerdict(Turned(pair.WhenBFirst), Turned(pair.WhenAFirst)))]));
        return Law.Sound(bias) && bias.P is >= 0 and <= 1 && Law.Within(bias.Consistency, 0, 1) && Law.Same(bias.Consistency, turned.Consistency) && Law.Same(bias.FirstSlotShare, turned.FirstSlotShare)
            && Law.Near(Law.Value(bias.WinRateOfA), 1 - Law.Value(turned.WinRateOfA));
    });

    [Fact]
    public void Circles_do_not_know_names_and_an_order_has_none() => Law.Holds(Some.Both(Gen.Choose(2, 7), Some.Seed), given =>
    {
        var stream = new Statistics.SplitMix64(given.Second);
        var wins = new bool[given.First][];
        for (var row = 0; row < wins.Length; row++)
        {
            wins[row] = new bool[wins.Length];
            for (var column = 0; column < row; column++)
            {
                wins[row][column] = stream.Below(2) == 1;
                wins[column][row] = !wins[row][column];
            }
        }

        var order = Some.Shuffled(Enumerable.Range(0, wins.Length), given.Second);
        bool[][] renamed = [.. order.Select(row => order.Select(column => wins[row][column]).ToArray())];
        bool[][] ranked = [.. order.Select(row => order.Select(column => row < column).ToArray())];
        return CircularTriads.Of(wins) is var circles && circles.Count == CircularTriads.Of(renamed).Count && circles.Count >= 0 && Law.Within(circles.Zeta, 0, 1) && CircularTriads.Of(ranked).Count == 0;
    });

    [Fact]
    public void A_win_rate_at_equal_length_is_sound_in_any_order() => Law.Holds(Some.Both(Some.List(Some.Both(Some.Both(Gen.Choose(1, 40), Gen.Choose(1, 40)), Gen.Choose(0, 2)), 0, 14), Some.Seed), given =>
    {
        LengthBattle[] battles = [.. given.First.Select((row, at) => new LengthBattle(row.First.First, row.First.Second, row.Second / 2.0, null, $"p{at}"))];
        var rate = LengthControlledWinRate.Of(battles);
        return Law.Sound(rate) && Law.Within(rate.Controlled, 0, 1) && Law.Same(rate, LengthControlledWinRate.Of(Some.Shuffled(battles, given.Second)), 1e-6);
    });

    private static Winner Turned(Winner winner) => winner switch { Winner.A => Winner.B, Winner.B => Winner.A, _ => winner };

    private static bool Same(Battle[] one, Battle[] other)
    {
        var (first, second) = (BradleyTerry.Connected(one), BradleyTerry.Connected(other));
        return first.Models.SequenceEqual(second.Models) && first.Models.All(model => Law.Same(first.Strength(model), second.Strength(model), 1e-6));
    }
}
