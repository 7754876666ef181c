using Plumbline.Statistics;

namespace Plumbline.Pairwise;

public sealed class WinRateTests
{
    [Fact]
    public void All_ties_have_a_rate_and_no_bounds() => Assert.Equal((0.5, null, Cause.ZeroVariance), Reading(WinRate.Of([0.5, 0.5, 0.5])));

    [Fact]
    public void All_wins_have_exact_bounds()
    {
        var bounds = SomeBattles.Known(WinRate.Of([1, 1, 1, 1, 1])).Interval!.Value;

        Assert.Equal(Math.Pow(0.025, 0.2), bounds.Low, 1e-12);
        Assert.Equal(1, bounds.High);
    }

    [Fact]
    public void Losing_mirrors_winning()
    {
        double[] scores = [1, 1, 0.5, 0, 1, 1, 0.5, 1];
        var (won, lost) = (SomeBattles.Known(WinRate.Of(scores)), SomeBattles.Known(WinRate.Of([.. scores.Select(score => 1 - score)])));

        Assert.Equal(1 - won.Interval!.Value.Low, lost.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void One_prompt_has_no_bounds_and_none_no_rate()
    {
        Assert.Equal((0.5, null, Cause.TooFew), Reading(WinRate.Of([1, 0], ["p", "p"])));
        Assert.Equal(Cause.TooFew, SomeBattles.Refusal(WinRate.Of([])));
        Assert.Throws<ArgumentException>(() => WinRate.Of([2]));
        Assert.Throws<ArgumentException>(() => WinRate.Of([1, 0], ["p"]));
    }

    [Fact]
    public void A_judge_without_a_side_is_consistent()
    {
        var bias = PositionBias.Of([.. Enumerable.Repeat(new SwappedVerdict(Winner.A, Winner.A), 20), .. Enumerable.Repeat(new SwappedVerdict(Winner.B, Winner.B), 10)]);

        Assert.Equal(1, SomeBattles.Known(bias.Consistency).Value);
        Assert.Equal(0.5, SomeBattles.Known(bias.FirstSlotShare).Value);
        Assert.Equal(1, bias.P);
    }

    [Fact]
    public void A_judge_of_the_first_slot_is_found_and_tells_nothing_of_the_answers()
    {
        var bias = PositionBias.Of([.. Enumerable.Repeat(new SwappedVerdict(Winner.A, Winner.B), 30)]);

        Assert.Equal((0, 1, 0.5), (SomeBattles.Known(bias.Consistency).Value, SomeBattles.Known(bias.FirstSlotShare).Value, SomeBattles.Known(bias.WinRateOfA).Value));
        Assert.Equal(Math.Pow(0.5, 29), bias.P, 1e-15);
        Assert.Equal((30, 0), (bias.FlipsToFirst, bias.FlipsToSecond));
    }

    [Fact]
    public void Calling_a_b_mirrors_the_win_rate()
    {
        SwappedVerdict[] pairs = [new(Winner.A, Winner.A), new(Winner.A, Winner.A), new(Winner.B, Winner.Tie), new(Winner.B, Winner.B)];
        var turned = pairs.Select(pair => new SwappedVerdict(Other(pair.WhenBFirst), Other(pair.WhenAFirst))).ToArray();

        var (one, other) = (PositionBias.Of(pairs), PositionBias.Of(turned));

        Assert.Equal(SomeBattles.Known(one.WinRateOfA).Value, 1 - SomeBattles.Known(other.WinRateOfA).Value);
        Assert.Equal(SomeBattles.Known(one.FirstSlotShare).Value, SomeBattles.Known(other.FirstSlotShare).Value);
    }

    [Fact]
    public void No_pairs_no_bias() => Assert.Equal(Cause.TooFew, SomeBattles.Refusal(PositionBias.Of([]).FirstSlotShare));

    [Fact]
    public void Elo_depends_on_order_and_keeps_its_sum()
    {
        var battles = SomeBattles.Of([0.5, 0, -0.5], 100, 1);

        var (one, other) = (Elo.Of(battles), Elo.Of(battles.Reverse()));

        Assert.NotEqual(one["model 000"], other["model 000"]);
        Assert.Equal(3000, one.Values.Sum(), 1e-9);
        Assert.Throws<ArgumentException>(() => Elo.Of([new("a", "b", -1)]));
        Assert.Throws<ArgumentException>(() => Elo.Of([new("a", "a", 1)]));
    }

    [Fact]
    public void A_ranking_has_no_circles_and_a_wheel_as_many_as_there_can_be()
    {
        var wheel = Enumerable.Range(0, 5).Select(one => Enumerable.Range(0, 5).Select(other => (other - one + 5) % 5 is 1 or 2).ToArray()).ToArray();
        var ranking = Enumerable.Range(0, 6).Select(one => Enumerable.Range(0, 6).Select(other => one < other).ToArray()).ToArray();

        Assert.Equal((5, 0), (CircularTriads.Of(wheel).Count, SomeBattles.Known(CircularTriads.Of(wheel).Zeta).Value));
        Assert.Equal((0, 1), (CircularTriads.Of(ranking).Count, SomeBattles.Known(CircularTriads.Of(ranking).Zeta).Value));
        Assert.Equal(Cause.TooFew, SomeBattles.Refusal(CircularTriads.Of([[false, true], [false, false]]).Zeta));
        Assert.Throws<ArgumentException>(() => CircularTriads.Of([[false, true], [true, false]]));
        Assert.Throws<ArgumentException>(() => CircularTriads.Of([[false, true]]));
    }

    private static Winner Other(Winner winner) => winner switch { Winner.A => Winner.B, Winner.B => Winner.A, _ => winner };

    private static (double, Interval?, Cause?) Reading(Measurement measured) => (SomeBattles.Known(measured).Value, SomeBattles.Known(measured).Interval, SomeBattles.Known(measured).Cause);
}
