using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class LengthBiasTests
{
    [Fact]
    public void Reward_paid_for_length_alone_is_found_exactly()
    {
        // reward = 0.1 · log2(length): 0.1 for every doubling, no scatter.
        var bias = LengthBias.Of([.. new[] { 50.0, 100, 200, 400, 800 }.Select(length => new LengthRow("t", length, 0.1 * Math.Log2(length)))]);

        Assert.Equal(0.1, Assert.IsType<Measurement.Known>(bias.PerDoubling).Value, 1e-12);
        Assert.Equal(1, Assert.IsType<Measurement.Known>(bias.Partial).Value, 1e-12);
    }

    [Fact]
    public void Topics_that_need_long_answers_and_pay_well_are_not_length_bias()
    {
        var stream = new SplitMix64(3);
        var bias = LengthBias.Of(Rows(ref stream, 400, perDoubling: 0));

        Assert.InRange(Value(bias.Raw), 0.4, 1);
        Assert.InRange(Value(bias.Partial), -0.15, 0.15);
        Assert.True(Bounds(bias.PerDoubling) is var bounds && bounds.Low < 0 && bounds.High > 0);
    }

    [Fact]
    public void Bounds_hold_the_truth_as_often_as_they_say()
    {
        var stream = new SplitMix64(4);
        var held = 0;
        for (var world = 0; world < 500; world++)
        {
            var bounds = Bounds(LengthBias.Of(Rows(ref stream, 60, perDoubling: 0.07)).PerDoubling);
            held += bounds.Low <= 0.07 && bounds.High >= 0.07 ? 1 : 0;
        }

        Assert.InRange(held, 460, 495);
    }

    [Fact]
    public void Row_order_and_the_unit_of_length_do_not_matter()
    {
        var stream = new SplitMix64(5);
        var rows = Rows(ref stream, 80, perDoubling: 0.05);

        var straight = LengthBias.Of(rows);
        var turned = LengthBias.Of([.. rows.Reverse().Select(row => row with { Length = 7 * row.Length, Topic = "x" + row.Topic })]);

        Assert.Equal(Value(straight.PerDoubling), Value(turned.PerDoubling), 1e-10);
        Assert.Equal(Bounds(straight.PerDoubling).Low, Bounds(turned.PerDoubling).Low, 1e-10);
        Assert.Equal(straight, LengthBias.Of([.. rows.Reverse()]));
    }

    [Fact]
    public void Copies_in_one_cluster_add_no_evidence()
    {
        var stream = new SplitMix64(6);
        LengthRow[] rows = [.. Rows(ref stream, 60, perDoubling: 0.05).Select((row, at) => row with { Cluster = $"{at}" })];

        var once = Bounds(LengthBias.Of(rows).PerDoubling);
        var thrice = Bounds(LengthBias.Of([.. rows, .. rows, .. rows]).PerDoubling);

        Assert.Equal("clustered-t", once.Method);
        Assert.InRange((thrice.High - thrice.Low) / (once.High - once.Low), 0.9, 1.05);
    }

    [Fact]
    public void Without_variation_there_is_no_answer()
    {
        Assert.Equal(Cause.TooFew, Unknown(LengthBias.Of([new("a", 1, 1), new("b", 2, 1)]).PerDoubling).Cause);
        Assert.Equal(Cause.NoVariation, Unknown(LengthBias.Of([new("a", 5, 1), new("a", 5, 2), new("a", 5, 3)]).PerDoubling).Cause);
        Assert.Equal(Cause.TooFew, Unknown(LengthBias.Of([]).PerDoubling).Cause);
    }

    [Fact]
    public void A_length_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LengthBias.Of([new("a", 0, 1)]));
        Assert.Throws<ArgumentException>(() => LengthBias.Of([new("a", 1, double.NaN)]));
        Assert.Throws<ArgumentException>(() => LongerChosen.Of([(-1, 2)]));
    }

    [Fact]
    public void Pairs_of_equal_length_say_nothing_of_length()
    {
        Assert.Equal(0.75, Value(LongerChosen.Of([(2, 1), (3, 1), (9, 8), (1, 2), (5, 5)])), 1e-12);
        Assert.Equal(Cause.TooFew, Unknown(LongerChosen.Of([(5, 5)])).Cause);
    }

    [Fact]
    public void A_hundred_thousand_answers_are_no_wait()
    {
        var stream = new SplitMix64(9);
        var rows = Rows(ref stream, 100_000, perDoubling: 0.05);
        var clock = Stopwatch.StartNew();

        LengthBias.Of(rows);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_perfect_line_and_a_flat_one_have_no_bounds()
    {
        Assert.Equal(1, Value(Correlation.Of([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])), 1e-12);
        Assert.Equal(Cause.ZeroVariance, Unknown(Correlation.Of([1, 1, 1], [1, 2, 3])).Cause);
        Assert.Equal(Cause.TooFew, Unknown(Correlation.Of([1], [1])).Cause);
        Assert.Throws<ArgumentException>(() => Correlation.Of([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.WithInterval(double.NaN, 10, 0.95));
        Assert.Throws<ArgumentException>(() => Correlation.Of([1, double.NaN], [1, 2]));
    }

    /// <summary>Four topics; the third and fourth call for long answers and are paid better.</summary>
    private static LengthRow[] Rows(ref SplitMix64 stream, int n, double perDoubling)
    {
        var rows = new LengthRow[n];
        for (var at = 0; at < n; at++)
        {
            var topic = at % 4;
            var length = Math.Exp(5 + (topic / 2.0) + (0.4 * stream.NextNormal()));
            rows[at] = new($"{topic}", length, (0.1 * topic) + (perDoubling * Math.Log2(length)) + (0.1 * stream.NextNormal()));
        }

        return rows;
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;

    private static Measurement.Unknown Unknown(Measurement measured) => Assert.IsType<Measurement.Unknown>(measured);
}
