using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Pairwise;

public sealed class BradleyTerryTests
{
    private static readonly double[] Strengths = [0.8, 0.3, 0, -0.4, -0.7];

    [Fact]
    public void Two_models_have_the_log_odds_of_their_wins()
    {
        // 30 of 40 won: ln 3 with the error √(1/30 + 1/10).
        Battle[] battles = [.. Enumerable.Range(0, 40).Select(row => new Battle("a", "b", row < 30 ? 1 : 0))];

        var fit = BradleyTerry.Of(battles);

        Assert.Equal(Math.Log(3), SomeBattles.Known(fit.Contrast("a", "b")).Value, 1e-10);
        Assert.Equal(Math.Sqrt((1 / 30.0) + 0.1), fit.Error(0, 1, sandwich: true), 1e-9);
        Assert.Equal(0.75, SomeBattles.Known(fit.Chance("a", "b")).Value, 1e-10);
    }

    [Fact]
    public void Row_order_and_who_is_named_first_do_not_change_a_bit()
    {
        var battles = SomeBattles.Of(Strengths, 500, 1, 0.1, 60);
        var turned = SomeBattles.Shuffled(battles, 2).Select(battle => battle with { First = battle.Second, Second = battle.First, Score = 1 - battle.Score });

        var (one, other) = (BradleyTerry.Of(battles), BradleyTerry.Of([.. turned]));

        Assert.Equal(one.Strength(SomeBattles.Name(0)), other.Strength(SomeBattles.Name(0)));
        Assert.Equal(one.LogLikelihood, other.LogLikelihood);
    }

    [Fact]
    public void Strengths_sum_to_nothing_and_turning_every_verdict_turns_them()
    {
        var battles = SomeBattles.Of(Strengths, 500, 3);
        var turned = battles.Select(battle => battle with { Score = 1 - battle.Score }).ToArray();

        var (one, other) = (BradleyTerry.Of(battles), BradleyTerry.Of(turned));
        double[] strengths = [.. one.Models.Select(model => SomeBattles.Known(one.Strength(model)).Value)];

        Assert.Equal(0, strengths.Sum(), 1e-10);
        Assert.All(one.Models.Zip(strengths), model => Assert.Equal(-model.Second, SomeBattles.Known(other.Strength(model.First)).Value, 1e-9));
    }

    [Fact]
    public void Copies_of_a_prompts_battles_add_no_evidence()
    {
        var battles = SomeBattles.Of(Strengths, 400, 4, 0, 400);
        Battle[] copied = [.. battles, .. battles, .. battles];

        var (one, three) = (BradleyTerry.Of(battles), BradleyTerry.Of(copied));

        Assert.Equal(one.Error(0, 1, sandwich: true), three.Error(0, 1, sandwich: true), 1e-9);
        Assert.Equal(one.Error(0, 1, sandwich: false) / Math.Sqrt(3), three.Error(0, 1, sandwich: false), 1e-9);
    }

    [Fact]
    public void Bounds_of_a_contrast_cover_it()
    {
        var covered = Enumerable.Range(0, 400).Count(run =>
        {
            var bounds = SomeBattles.Known(BradleyTerry.Of(SomeBattles.Of(Strengths, 400, (ulong)run, 0)).Contrast(SomeBattles.Name(0), SomeBattles.Name(3))).Interval!.Value;
            return bounds.Low <= 1.2 && 1.2 <= bounds.High;
        });

        Assert.InRange(covered / 400.0, 0.92, 0.98);
    }

    [Theory]
    [InlineData(5, 2, 0)]
    [InlineData(5, 2, 0.7)]
    [InlineData(5, 3, 0)]
    [InlineData(10, 2, 0)]
    [InlineData(10, 3, 0.7)]
    public void Bounds_of_a_contrast_cover_it_with_few_prompts(int prompts, int models, double moves)
    {
        // Five battles a prompt; a prompt's own taste moves all of its battles together, and the contrast with it, which is 0.4 on average.
        var measured = Enumerable.Range(0, 1000).Select(run => BradleyTerry.Of(Prompted(prompts, models, moves, (ulong)run)).Contrast(SomeBattles.Name(0), SomeBattles.Name(1)))
            .OfType<Measurement.Known>().Where(known => known.Interval is not null).Select(known => known.Interval!.Value).ToArray();
        var truth = Marginal(0.4, moves);

        var covered = measured.Count(bounds => bounds.Low <= truth && truth <= bounds.High) / (double)measured.Length;

        TestContext.Current.TestOutputHelper?.WriteLine($"{prompts} prompts, {models} models: {covered:0.000} of {measured.Length}");
        Assert.InRange(covered, 0.93, 0.995);
        Assert.InRange(measured.Length, 700, 1000);
    }

    [Fact]
    public void One_prompt_says_nothing_of_the_error()
    {
        Battle[] battles = [.. Enumerable.Range(0, 10).Select(row => new Battle("a", "b", row < 6 ? 1 : 0, "one prompt"))];

        var contrast = SomeBattles.Known(BradleyTerry.Of(battles).Contrast("a", "b"));

        Assert.Equal((1, null, Cause.TooFew), (contrast.Count, contrast.Interval, contrast.Cause));
        Assert.Equal(10, BradleyTerry.Of(battles).Battles("a"));
    }

    [Fact]
    public void A_model_of_one_prompt_among_many_has_no_bounds_of_its_own()
    {
        var others = Enumerable.Range(0, 200).Select(row => new Battle("a", "b", row % 3 == 0 ? 0 : 1, $"{row / 5}"));
        var few = Enumerable.Range(0, 6).Select(row => new Battle("c", row % 2 == 0 ? "a" : "b", row < 3 ? 1 : 0, "of its own"));

        var fit = BradleyTerry.Of([.. others, .. few]);

        Assert.Equal((1, null), (SomeBattles.Known(fit.Strength("c")).Count, SomeBattles.Known(fit.Contrast("c", "a")).Interval));
        Assert.NotNull(SomeBattles.Known(fit.Contrast("a", "b")).Interval);
    }

    [Fact]
    public void Prompts_that_are_all_alike_say_nothing_of_the_error()
    {
        Battle[] battles = [.. Enumerable.Range(0, 10).Select(row => new Battle("a", "b", row % 2, $"{row / 2}"))];

        Assert.Equal(Cause.ZeroVariance, SomeBattles.Known(BradleyTerry.Of(battles).Contrast("a", "b")).Cause);
    }

    [Fact]
    public void A_ridge_is_no_evidence()
    {
        var five = BradleyTerry.Connected([.. Enumerable.Repeat(new Battle("a", "b", 1), 5)]);
        var apart = BradleyTerry.Connected([new("a", "b", 1), new("b", "a", 1), new("c", "d", 1), new("d", "c", 1)]);

        Assert.Equal((null, Cause.NotConnected), (SomeBattles.Known(five.Strength("a")).Interval, SomeBattles.Known(five.Strength("a")).Cause));
        Assert.Equal((null, Cause.NotConnected), (SomeBattles.Known(five.Chance("b", "a")).Interval, SomeBattles.Known(five.Chance("b", "a")).Cause));
        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(apart.Contrast("a", "d")));
        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(apart.Chance("a", "d")));
        Assert.Equal(0, SomeBattles.Known(apart.Contrast("a", "b")).Value, 1e-9);
    }

    [Fact]
    public void An_undefeated_model_has_no_finite_strength_but_for_a_ridge()
    {
        Battle[] battles = [new("a", "b", 1), new("b", "c", 1), new("c", "b", 1)];

        var (plain, connected) = (BradleyTerry.Of(battles), BradleyTerry.Connected(battles));

        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(plain.Strength("b")));
        Assert.Equal(Cause.NotConnected, SomeBattles.Refusal(plain.Contrast("a", "b")));
        Assert.Null(plain.GoodnessOfFit());
        Assert.False(connected.IsConnected);
        Assert.NotEmpty(SomeBattles.Known(connected.Strength("a")).Warnings);
    }

    [Fact]
    public void Models_that_wins_connect_need_no_ridge() =>
        Assert.Empty(SomeBattles.Known(BradleyTerry.Connected(SomeBattles.Of(Strengths, 300, 5)).Strength(SomeBattles.Name(1))).Warnings);

    [Fact]
    public void A_tie_connects()
    {
        Assert.True(BradleyTerry.Of([new("a", "b", 0.5)]).IsConnected);
        Assert.False(BradleyTerry.Of([new("a", "b", 0.5), new("c", "d", 0.5)]).IsConnected);
    }

    [Fact]
    public void A_stronger_ridge_pulls_closer_together()
    {
        var battles = SomeBattles.Of(Strengths, 300, 6);

        double[] spreads = [.. new[] { 0, 1, 10, 100.0 }.Select(ridge => SomeBattles.Known(BradleyTerry.Of(battles, ridge).Contrast(SomeBattles.Name(0), SomeBattles.Name(4))).Value)];

        Assert.Equal(spreads.OrderDescending(), spreads);
    }

    [Fact]
    public void A_circle_does_not_fit()
    {
        Battle[] circle = [.. Enumerable.Range(0, 60).SelectMany(row => new Battle[] { new("a", "b", row < 50 ? 1 : 0), new("b", "c", row < 50 ? 1 : 0), new("c", "a", row < 50 ? 1 : 0) })];

        Assert.True(BradleyTerry.Of(circle).GoodnessOfFit()!.P < 1e-6);
        Assert.True(BradleyTerry.Of(SomeBattles.Of(Strengths, 1000, 7)).GoodnessOfFit()!.P > 0.01);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", "a", 1)]));
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", null!, 1)]));
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", "b", 1.5)]));
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", "b", double.NaN)]));
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", "b", 1, null, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BradleyTerry.Of([], -1));
        Assert.Throws<ArgumentException>(() => BradleyTerry.Of([new("a", "b", 0.5)]).Strength("c"));
        Assert.Empty(BradleyTerry.Of([]).Models);
    }

    [Fact]
    public void Two_hundred_models_and_a_hundred_thousand_battles_take_seconds()
    {
        var battles = SomeBattles.Of([.. Enumerable.Range(0, 200).Select(model => (model - 100) / 100.0)], 100_000, 8, 0.1, 5_000);
        var watch = Stopwatch.StartNew();

        var strongest = SomeBattles.Known(BradleyTerry.Of(battles).Strength(SomeBattles.Name(199)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.ElapsedMilliseconds < 8_000);
        Assert.InRange(strongest.Value, 0.65, 1.1);
    }

    private static Battle[] Prompted(int prompts, int models, double moves, ulong seed)
    {
        var stream = new SplitMix64(seed + 1000);
        var battles = new List<Battle>();
        for (var prompt = 0; prompt < prompts; prompt++)
        {
            var taste = moves * stream.NextNormal();
            for (var battle = 0; battle < 5; battle++)
            {
                var first = (int)stream.Below(models);
                var second = (first + 1 + (int)stream.Below(models - 1)) % models;
                var apart = first == 0 ? 0.4 + taste : second == 0 ? -0.4 - taste : 0;
                battles.Add(new(SomeBattles.Name(first), SomeBattles.Name(second), stream.NextUnit() < Plumbline.Statistics.Distributions.Logistic.Sigmoid(apart) ? 1 : 0, $"{prompt}"));
            }
        }

        return [.. battles];
    }

    /// <summary>The log-odds of the mean chance over tastes, which is what battles of many prompts tell.</summary>
    private static double Marginal(double mean, double moves)
    {
        var chance = Enumerable.Range(-400, 801).Select(step => step / 100.0)
            .Sum(z => 0.01 * Plumbline.Statistics.Distributions.Normal.Density(z) * Plumbline.Statistics.Distributions.Logistic.Sigmoid(mean + (moves * z)));
        return Math.Log(chance / (1 - chance));
    }
}
