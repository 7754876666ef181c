using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

public sealed class ControlledTests
{
    [Fact]
    public void A_model_that_wins_by_length_alone_wins_half_at_equal_length()
    {
        var rate = LengthControlledWinRate.Of(Lengthy(4000, 0, 1));

        Assert.True(SomeBattles.Known(rate.Raw).Value > 0.6);
        Assert.Equal(0.5, SomeBattles.Known(rate.Controlled).Value, 0.03);
        Assert.True(rate.LengthEffect < -1);
    }

    [Fact]
    public void Bounds_at_equal_length_cover_where_the_spread_of_predictions_would_not()
    {
        var bounds = Enumerable.Range(0, 300).Select(run => SomeBattles.Known(LengthControlledWinRate.Of(Lengthy(150, 0.4, (ulong)run), ridge: 0).Controlled).Interval!.Value).ToArray();

        Assert.InRange(bounds.Count(bound => bound.Low <= Logistic.Sigmoid(0.4) && Logistic.Sigmoid(0.4) <= bound.High) / 300.0, 0.92, 0.98);
    }

    [Fact]
    public void Equal_lengths_leave_the_raw_rate()
    {
        LengthBattle[] battles = [.. Enumerable.Range(0, 20).Select(row => new LengthBattle(100, 100, row < 13 ? 1 : 0))];

        var rate = LengthControlledWinRate.Of(battles);

        Assert.Equal(0.65, SomeBattles.Known(rate.Controlled).Value, 1e-9);
        Assert.Null(rate.LengthEffect);
    }

    [Fact]
    public void Row_order_does_not_change_a_bit_of_the_controlled_rate()
    {
        var battles = Lengthy(100, 0.2, 3);

        Assert.Equal(LengthControlledWinRate.Of(battles).Controlled, LengthControlledWinRate.Of(SomeBattles.Shuffled(battles, 4)).Controlled);
    }

    [Fact]
    public void Copies_of_a_prompt_add_no_evidence_for_the_controlled_rate()
    {
        LengthBattle[] battles = [.. Lengthy(80, 0.2, 5).Select((battle, row) => battle with { Prompt = $"{row}" })];

        Assert.Equal(
            SomeBattles.Known(LengthControlledWinRate.Of(battles, 0).Controlled).Interval!.Value.Low,
            SomeBattles.Known(LengthControlledWinRate.Of([.. battles, .. battles], 0).Controlled).Interval!.Value.Low,
            1e-3); // the deviation of lengths is that of a sample, so a copy moves it a little
    }

    [Fact]
    public void Only_wins_and_too_few_rows_have_no_controlled_rate()
    {
        Assert.Equal(Cause.Separation, SomeBattles.Refusal(LengthControlledWinRate.Of([new(10, 20, 1), new(20, 30, 1), new(30, 35, 1), new(9, 70, 1)]).Controlled));
        Assert.Equal(Cause.TooFew, SomeBattles.Refusal(LengthControlledWinRate.Of([new(10, 20, 1)]).Controlled));
        Assert.Throws<ArgumentException>(() => LengthControlledWinRate.Of([new(-1, 20, 1)]));
        Assert.Throws<ArgumentException>(() => LengthControlledWinRate.Of([new(1, 20, 1, 0.5), new(1, 20, 1)]));
    }

    [Fact]
    public void A_model_that_wins_by_style_alone_is_no_stronger_without_it()
    {
        var battles = Stylish(3000, 6);

        var (controlled, plain) = (StyleControl.Of(battles), BradleyTerry.Of([.. battles.Select(battle => battle.Battle)]));

        Assert.True(SomeBattles.Known(plain.Strength("a")).Value > 0.1);
        Assert.Equal(0, SomeBattles.Known(controlled.Strength("a")).Value, 0.06);
        Assert.True(SomeBattles.Known(controlled.Pull(0)).Interval!.Value.Low > 0.3);
    }

    [Fact]
    public void Rows_in_another_order_have_the_same_style() =>
        Assert.Equal(
            SomeBattles.Known(StyleControl.Of(Stylish(200, 7)).Pull(0)).Value,
            SomeBattles.Known(StyleControl.Of(SomeBattles.Shuffled(Stylish(200, 7), 8)).Pull(0)).Value,
            1e-12);

    [Fact]
    public void Fewer_than_ten_battles_to_a_feature_say_nothing()
    {
        Assert.Equal(Cause.Underpowered, SomeBattles.Refusal(StyleControl.Of(Stylish(9, 9)).Strength("a")));
        Assert.Throws<ArgumentException>(() => StyleControl.Of([new(new("a", "b", 1), [1], [])]));
        Assert.Throws<ArgumentException>(() => StyleControl.Of([new(new("a", "b", 1), [-1], [1])]));
    }

    [Fact]
    public void The_ridge_of_style_control_is_no_evidence_of_strength()
    {
        StyledBattle[] undefeated = [.. Enumerable.Range(0, 12).Select(row => new StyledBattle(new("a", "b", 1), [row], [5]))];
        StyledBattle[] oneprompt = [.. Stylish(40, 10).Select(battle => battle with { Battle = battle.Battle with { Prompt = "one" } })];

        Assert.Equal((null, Cause.NotConnected), (SomeBattles.Known(StyleControl.Of(undefeated).Strength("a")).Interval, SomeBattles.Known(StyleControl.Of(undefeated).Strength("a")).Cause));
        Assert.Equal((null, Cause.TooFew), (SomeBattles.Known(StyleControl.Of(oneprompt).Strength("a")).Interval, SomeBattles.Known(StyleControl.Of(oneprompt).Pull(0)).Cause));
    }

    private static LengthBattle[] Lengthy(int rows, double strength, ulong seed)
    {
        var stream = new SplitMix64(seed);
        var drawn = Enumerable.Range(0, rows).Select(_ => (Model: 300 + (900 * stream.NextUnit()), Baseline: 300 + (500 * stream.NextUnit()), Chance: stream.NextUnit())).ToArray();
        var mean = drawn.Average(one => one.Baseline - one.Model);
        var deviation = Math.Sqrt(drawn.Sum(one => Math.Pow(one.Baseline - one.Model - mean, 2)) / Math.Max(1, rows - 1));
        return [.. drawn.Select(one => new LengthBattle(
            Math.Round(one.Model), Math.Round(one.Baseline), one.Chance < Logistic.Sigmoid(strength - (2 * Math.Tanh((one.Baseline - one.Model) / deviation))) ? 1 : 0))];
    }

    private static StyledBattle[] Stylish(int rows, ulong seed)
    {
        var stream = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                var (a, b) = (Math.Floor(200 + (200 * stream.NextUnit())), Math.Floor(100 + (300 * stream.NextUnit())));
                var won = stream.NextUnit() < Logistic.Sigmoid(3 * (a - b) / (a + b)) ? 1 : 0;
                return row % 2 == 0 ? new StyledBattle(new("a", "b", won), [a], [b]) : new StyledBattle(new("b", "a", 1 - won), [b], [a]);
            }),
        ];
    }
}
