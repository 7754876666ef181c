using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

public sealed class LengthCorrelationTests
{
    // d = ln(4/2), ln(4/2), ln(2/4), ln(8/2): mean (1 + 1 − 1 + 2)/4 ln 2, root mean square √(7/4) ln 2.
    [Fact]
    public void A_worked_example_gives_its_value()
    {
        var pairs = PairSet.Of([new("a", "xxx", "x"), new("b", "xxx", "y"), new("c", "x", "xxx"), new("d", "xxxxxxx", "x")]);

        var correlation = Assert.IsType<Measurement.Known>(LengthCorrelation.Of(pairs));

        Assert.Equal(0.75 / Math.Sqrt(7 / 4.0), correlation.Value, 1e-12);
        Assert.Equal(4, correlation.Count);
    }

    [Fact]
    public void Swapped_sides_turn_the_sign()
    {
        var pairs = Planted.Pairs(1, 50);
        var swapped = PairSet.Of(pairs.Pairs.Select(pair => pair with { Chosen = pair.Rejected, Rejected = pair.Chosen }));

        var (one, other) = (Value(pairs), Value(swapped));

        Assert.NotEqual(0, one);
        Assert.Equal(one, -other, 1e-12);
    }

    [Fact]
    public void The_same_ratio_every_time_is_one_without_an_interval()
    {
        var same = Assert.IsType<Measurement.Known>(LengthCorrelation.Of(PairSet.Of(Enumerable.Range(0, 9).Select(i => new TrainingPair($"p{i}", "xxx", "x")))));

        Assert.Equal(1, same.Value, 1e-12);
        Assert.Null(same.Interval);
    }

    [Fact]
    public void Equal_lengths_have_no_correlation_to_speak_of() =>
        Assert.IsType<Measurement.Unknown>(LengthCorrelation.Of(PairSet.Of([new("p", "ab", "cd")])));

    private static double Value(PairSet pairs) => Assert.IsType<Measurement.Known>(LengthCorrelation.Of(pairs)).Value;
}
