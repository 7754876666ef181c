using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Pairwise;

public sealed class TiedBattlesTests
{
    private static readonly double[] Strengths = [0.8, 0, -0.3, -0.5];

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void Turning_every_verdict_turns_strengths_and_leaves_ties(TieRule rule)
    {
        var battles = SomeBattles.Of(Strengths, 400, 1, 0.2);
        var turned = SomeBattles.Shuffled(battles, 2).Select(battle => battle with { Score = 1 - battle.Score }).ToArray();

        var (one, other) = (TiedBattles.Of(battles, rule), TiedBattles.Of(turned, rule));

        Assert.Equal(0, one.Models.Sum(model => SomeBattles.Known(one.Strength(model)).Value), 1e-9);
        Assert.Equal(SomeBattles.Known(one.Strength(SomeBattles.Name(0))).Value, -SomeBattles.Known(other.Strength(SomeBattles.Name(0))).Value, 1e-8);
        Assert.Equal(one.TieParameter!.Value, other.TieParameter!.Value, 1e-8);
    }

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void A_few_prompts_are_wide_and_one_says_nothing(TieRule rule)
    {
        Measurement.Known Of(int prompts) => SomeBattles.Known(TiedBattles.Of(SomeBattles.Of(Strengths, 400, 5, 0.2, prompts), rule).Strength(SomeBattles.Name(0)));

        Assert.Equal((1, null, Cause.TooFew), (Of(1).Count, Of(1).Interval, Of(1).Cause));
        Assert.Equal(4, Of(4).Count);
        Assert.NotNull(Of(4).Interval);
    }

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void Slopes_are_those_of_the_height(TieRule rule)
    {
        var tournament = Tournament.Of(SomeBattles.Of(Strengths, 50, 3, 0.3));
        double[] point = [0.3, -0.2, 0.5, 0.1, 0.4];

        var slope = TieSlopes.Of(tournament, rule, point).Slope;

        Assert.All(Enumerable.Range(0, 5), place => Assert.Equal(Rise(step => TieSlopes.Height(tournament, rule, Moved(point, place, step))), slope[place], 1e-5));
    }

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void Bends_are_those_of_the_slopes(TieRule rule)
    {
        var tournament = Tournament.Of(SomeBattles.Of(Strengths, 50, 4, 0.3));
        double[] point = [0.3, -0.2, 0.5, 0.1, 0.4];

        var information = TieSlopes.Of(tournament, rule, point).Information;

        Assert.Equal(-Rise(step => TieSlopes.Of(tournament, rule, Moved(point, 4, step)).Slope[4]), information[4, 4], 1e-4);
        Assert.Equal(-Rise(step => TieSlopes.Of(tournament, rule, Moved(point, 4, step)).Slope[1]), information[1, 4], 1e-4);
        Assert.Equal(1 - Rise(step => TieSlopes.Of(tournament, rule, Moved(point, 0, step)).Slope[1]), information[1, 0], 1e-4);
    }

    [Fact]
    public void Half_wins_pull_together_what_a_chance_of_ties_does_not()
    {
        var battles = SomeBattles.Of(Strengths, 2000, 5, 0.4);

        var half = SomeBattles.Known(BradleyTerry.Of(battles).Strength(SomeBattles.Name(0))).Value;

        Assert.True(SomeBattles.Known(TiedBattles.Of(battles, TieRule.Davidson).Strength(SomeBattles.Name(0))).Value > 1.2 * half);
    }

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void A_model_that_never_lost_has_no_finite_strength_though_it_tied(TieRule rule) =>
        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(TiedBattles.Of([.. Enumerable.Repeat(new Battle("a", "b", 1), 5), new("a", "b", 0.5)], rule).Strength("a")));

    [Fact]
    public void Without_ties_or_with_nothing_else_there_is_no_answer()
    {
        Assert.Equal(Cause.NoVariation, SomeBattles.Refusal(TiedBattles.Of([new("a", "b", 1), new("a", "b", 0)], TieRule.Davidson).Strength("a")));
        Assert.Equal(Cause.NoVariation, SomeBattles.Refusal(TiedBattles.Of([new("a", "b", 0.5)], TieRule.RaoKupper).Strength("a")));
        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(TiedBattles.Of([new("a", "b", 0.5), new("b", "c", 1)], TieRule.Davidson).Strength("a")));
        Assert.Throws<ArgumentException>(() => TiedBattles.Of([new("a", "b", 0.7)], TieRule.Davidson));
    }

    [Theory]
    [InlineData(TieRule.Davidson)]
    [InlineData(TieRule.RaoKupper)]
    public void Fifty_models_and_fifty_thousand_battles_take_seconds(TieRule rule)
    {
        var battles = SomeBattles.Of([.. Enumerable.Range(0, 50).Select(model => (model - 25) / 25.0)], 50_000, 6, 0.2, 2_000);
        var watch = Stopwatch.StartNew();

        var strongest = SomeBattles.Known(TiedBattles.Of(battles, rule).Strength(SomeBattles.Name(49)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.InRange(strongest.Value, 0.7, 1.4);
        Assert.True(watch.ElapsedMilliseconds < 8_000);
    }

    private static double[] Moved(double[] point, int place, double step)
    {
        double[] moved = [.. point];
        moved[place] += step;
        return moved;
    }

    private static double Rise(Func<double, double> height) => (height(1e-5) - height(-1e-5)) / 2e-5;
}
