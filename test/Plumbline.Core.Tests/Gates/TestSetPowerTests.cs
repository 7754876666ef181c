using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Gates;

public sealed class TestSetPowerTests
{
    [Theory]
    [InlineData(100, 0.05, 0, 0.2001018462999751, 0.010031741985879439)]
    [InlineData(100, 0.1, -0.04, 0.011261059537660531, 0.16559935291037986)]
    [InlineData(500, 0.1, 0, 0.3981083543682199, 0.0011550799185279838)]
    [InlineData(1500, 0.05, -0.02, 0.048483504440414694, 0.051510694387525244)]
    public void Chances_are_those_of_the_worked_table(int items, double discordance, double change, double pass, double fail)
    {
        var chances = PairedChances.Binary(items, discordance, change, 0.02, 0.05);

        Assert.Equal(pass, chances.Pass, 1e-6);
        Assert.Equal(fail, chances.Fail, 1e-6);
        Assert.Equal(1, chances.Pass + chances.Fail + chances.Inconclusive, 1e-12);
    }

    [Theory]
    [InlineData(0.05, 0, 0.12679340279188717)]
    [InlineData(0.1, -0.06, 0.8737578461585862)]
    [InlineData(0.2, 0, 0.2872330534009946)]
    public void A_rule_on_raw_counts_blocks_as_often_as_the_worked_table_says(double discordance, double change, double blocked) =>
        Assert.Equal(blocked, PairedChances.BlockedByCounts(100, discordance, change, 0.02), 1e-9);

    [Fact]
    public void Three_dimensions_on_raw_counts_block_half_of_the_unchanged_models() =>
        Assert.Equal(0.5106018158558701, TestSetPower.Ask(new(100, 0.1, Dimensions: 3)).UnchangedBlockedByCounts, 1e-9);

    [Fact]
    public void A_gate_passes_a_model_as_often_as_was_said()
    {
        // 4,000 made worlds of 300 items, against the exact sum; the standard error is below 0.008.
        var stream = new SplitMix64(20);
        var expected = PairedChances.Binary(300, 0.1, 0, 0.05, 0.05).Pass;

        var passed = Enumerable.Range(0, 4000).Count(_ => Passes(ref stream));

        Assert.Equal(expected, passed / 4000.0, 0.03);
    }

    [Fact]
    public void The_answer_names_the_size_from_which_the_power_is_reached()
    {
        var answer = TestSetPower.Ask(new(500, 0.1));
        var needed = answer.ItemsNeeded!.Value;

        Assert.False(answer.Sees);
        Assert.InRange(needed, 1400, 1700); // the normal formula says 1546
        Assert.InRange(PairedChances.Binary(needed, 0.1, 0, 0.02, 0.05).Pass, 0.8, 0.82);
        Assert.True(TestSetPower.Ask(new(needed, 0.1)).Sees);
    }

    [Fact]
    public void An_unchanged_model_passes_the_smallest_detectable_drop_with_the_power_asked_for()
    {
        var drop = TestSetPower.Ask(new(500, 0.1)).SmallestDetectableDrop!.Value;

        Assert.Equal(SampleSize.SmallestDetectableDrop(0.1, 500, 0.05, 0.8), drop, 0.002);
        Assert.InRange(PairedChances.Binary(500, 0.1, 0, drop, 0.05).Pass, 0.8, 0.83);
        Assert.InRange(PairedChances.Binary(500, 0.1, 0, drop - 0.003, 0.05).Pass, 0.6, 0.8);
    }

    [Fact]
    public void Few_items_of_which_hardly_one_changes_need_more_than_the_formula_says()
    {
        // The formula gives 50, but 50 items without any change have a lower bound of −0.051, which is below the margin.
        var answer = TestSetPower.Ask(new(50, 0.02, 0.05));

        Assert.Equal(50, SampleSize.ForPaired(0.02, 0, 0.05, 0.05, 0.8));
        Assert.False(answer.Sees);
        Assert.InRange(answer.ItemsNeeded!.Value, 51, 120);
    }

    [Fact]
    public void More_dimensions_block_an_unchanged_model_more_often()
    {
        var blocked = Enumerable.Range(1, 10).Select(count => TestSetPower.Ask(new(1500, 0.1, Dimensions: count)).Unchanged.Blocked).ToArray();

        Assert.Equal(blocked.Order(), blocked);
        Assert.Equal(1 - Math.Pow(1 - blocked[0], 3), blocked[2], 1e-12);
    }

    [Fact]
    public void More_room_and_more_risk_let_an_unchanged_model_through_more_often()
    {
        double[] byMargin = [.. Enumerable.Range(1, 20).Select(step => PairedChances.Binary(300, 0.1, 0, step / 100.0, 0.05).Pass)];
        double[] byAlpha = [.. Enumerable.Range(1, 20).Select(step => PairedChances.Binary(300, 0.1, 0, 0.03, step / 50.0).Pass)];

        Assert.Equal(byMargin.Order(), byMargin);
        Assert.Equal(byAlpha.Order(), byAlpha);
    }

    [Fact]
    public void A_drop_of_the_margin_gets_through_hardly_more_often_than_alpha() =>
        Assert.All([0.05, 0.1, 0.2, 0.4], discordance =>
            Assert.All([100, 300, 1000, 5000], items =>
                Assert.InRange(PairedChances.Binary(items, discordance, -0.02, 0.02, 0.05).Pass, 0, 0.056)));

    [Fact]
    public void Exact_and_normal_chances_meet_where_they_change_over()
    {
        var exact = PairedChances.Binary(PairedChances.MostCounted, 0.3, 0, 0.01, 0.05).Pass;
        var normal = PairedChances.Graded(PairedChances.MostCounted, 0.3, 0, 0.01, 0.05).Pass;

        Assert.Equal(normal, exact, 0.005);
    }

    [Fact]
    public void The_plot_has_the_question_s_own_point_and_rises()
    {
        var answer = TestSetPower.Ask(new(700, 0.1, 0.03));
        var curve = TestSetPower.Curve(answer.Question, TestSetPower.Grid(answer));

        Assert.Contains(curve, point => point.Items == 700 && point.UnchangedPasses == answer.Unchanged.Pass);
        Assert.InRange(curve[0].UnchangedPasses, 0, 0.2);
        Assert.InRange(curve[^1].UnchangedPasses, 0.9, 1);
        Assert.All(curve, point => Assert.InRange(point.WorsePasses, 0, 0.06));
    }

    [Fact]
    public void Equal_releases_that_never_differ_pass_from_enough_items_on()
    {
        Assert.False(TestSetPower.Ask(new(132, 0)).Sees);
        Assert.True(TestSetPower.Ask(new(133, 0)).Sees); // z² (1 − m) / m = 132.6
    }

    [Fact]
    public void A_pilot_of_right_and_wrong_gives_the_share_that_differs()
    {
        var pilot = PilotScores.Of([1, 0, 1, 1, 0, 1, 1, 1, 0, 1], [1, 1, 1, 0, 0, 1, 1, 1, 0, 1]);

        Assert.True(pilot.Binary);
        Assert.Equal(0.2, Assert.IsType<Measurement.Known>(pilot.Discordance).Value, 1e-12);
        Assert.Equal(0, Assert.IsType<Measurement.Known>(pilot.Change).Value, 1e-12);
    }

    [Fact]
    public void A_pilot_of_graded_scores_gives_the_mean_squared_change()
    {
        var pilot = PilotScores.Of([0.5, 0.25, 1], [0.75, 0.25, 0.5]);

        Assert.False(pilot.Binary);
        Assert.Equal((0.0625 + 0.25) / 3, Assert.IsType<Measurement.Known>(pilot.Discordance).Value, 1e-12);
    }

    [Fact]
    public void A_pilot_in_which_nothing_differed_does_not_say_that_nothing_will()
    {
        double[] half = [.. Enumerable.Repeat(0.5, 100)];
        var pilot = PilotScores.Of(half, half);
        var gate = Assert.IsType<Measurement.Known>(PairedChange.Of([.. half.Select((score, item) => new ItemPair($"{item}", score, score, null))], 0.9)).Interval!.Value;

        var seen = TestSetPower.Ask(new(100, Assert.IsType<Measurement.Known>(pilot.Discordance).Value, 0.02, Binary: false));

        Assert.True(gate.Low < -0.02); // the gate itself cannot tell
        Assert.False(seen.Sees);
        Assert.True(seen.ItemsNeeded > 100);
        Assert.InRange(pilot.PlannedDiscordance!.Value, 0.01, 0.1);
    }

    [Theory]
    [InlineData(148, false)]
    [InlineData(149, true)] // 1 − 0.05^(1/149) is below 0.02
    public void Items_that_never_differ_pass_when_their_number_alone_is_proof(int items, bool sees)
    {
        var pairs = Enumerable.Range(0, items).Select(item => new ItemPair($"{item}", 0.5, 0.5, null)).ToArray();

        Assert.Equal(sees, Assert.IsType<Measurement.Known>(PairedChange.Of(pairs, 0.9)).Interval!.Value.Low >= -0.02);
        Assert.Equal(sees, TestSetPower.Ask(new(items, 0, 0.02, Binary: false)).Sees);
        Assert.Equal(149, TestSetPower.Ask(new(items, 0, 0.02, Binary: false)).ItemsNeeded);
    }

    [Fact]
    public void A_pilot_of_one_item_is_refused()
    {
        var refused = Assert.IsType<Measurement.Unknown>(PilotScores.Of([0.5], [0.5]).Discordance);

        Assert.Equal(Cause.TooFew, refused.Cause);
        Assert.Contains("1 item", refused.Reason, StringComparison.Ordinal);
        Assert.Null(PilotScores.Of([0.5], [0.5]).PlannedDiscordance);
    }

    [Fact]
    public void No_chance_is_rounded_to_certainty()
    {
        Assert.Equal("more than 99 in 100", TestSetAnswer.InAHundred(0.997));
        Assert.Equal("fewer than 1 in 100", TestSetAnswer.InAHundred(0.003));
        Assert.Equal("1 in 100", TestSetAnswer.InAHundred(0.006));
        Assert.Contains("more than 99 in 100 of unchanged models are blocked", TestSetPower.Ask(new(20, 0.3, 0.02, 3)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_pilot_nothing_is_planned()
    {
        Assert.IsType<Measurement.Unknown>(PilotScores.Of([], []).Discordance);
        Assert.Throws<ArgumentException>(() => PilotScores.Of([1], []));
        Assert.ThrowsAny<ArgumentException>(() => PilotScores.Of([1], [double.NaN]));
    }

    [Fact]
    public void Impossible_questions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(0, 0.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, 1.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, 0.1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, 0.1, Dimensions: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, 0.1, Alpha: 0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, 0.1, Power: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedChances.Binary(10, 0.1, 0.2, 0.02, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedChances.Binary(10, 0.1, double.NaN, 0.02, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestSetPower.Ask(new(10, double.NaN)));
    }

    [Fact]
    public void The_answer_in_words_says_what_would_help()
    {
        Assert.StartsWith("No: with 100 items 85 in 100 of unchanged models are blocked.", TestSetPower.Ask(new(100, 0.1)).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Yes: 3000 items can hold a model to a drop of 0.02;", TestSetPower.Ask(new(3000, 0.1)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_thousand_items_and_a_plot_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        var answer = TestSetPower.Ask(new(20_000, 0.4, 0.005, 5));
        TestSetPower.Curve(answer.Question, TestSetPower.Grid(answer));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static bool Passes(ref SplitMix64 stream)
    {
        var (newOnly, oldOnly) = (0, 0);
        for (var item = 0; item < 300; item++)
        {
            var drawn = stream.NextUnit();
            newOnly += drawn < 0.05 ? 1 : 0;
            oldOnly += drawn is >= 0.05 and < 0.1 ? 1 : 0;
        }

        return ((Measurement.Known)Tango.Of(newOnly, oldOnly, 300, 0.9)).Interval!.Value.Low >= -0.05;
    }
}
