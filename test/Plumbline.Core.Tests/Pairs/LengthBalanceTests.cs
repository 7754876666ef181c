using Plumbline.Statistics;

namespace Plumbline.Pairs;

public sealed class LengthBalanceTests
{
    [Fact]
    public void Weights_balance_and_average_one()
    {
        var stream = new SplitMix64(1);
        double[] differences = [.. Enumerable.Range(0, 200).Select(_ => Math.Round((stream.NextUnit() * 100) - 30))];

        var balance = LengthBalance.Of(differences);

        Assert.Equal(0.5, Assert.IsType<Measurement.Known>(balance.Weighted).Value, 1e-12);
        Assert.Equal(200, balance.Weights!.Sum(), 1e-9);
    }

    [Fact]
    public void Turning_every_pair_mirrors_the_share() =>
        Assert.Equal(
            Assert.IsType<Measurement.Known>(LengthBalance.Of([5, 3, -2, 0]).Longer).Value,
            1 - Assert.IsType<Measurement.Known>(LengthBalance.Of([-5, -3, 2, 0]).Longer).Value,
            1e-12);

    [Fact]
    public void One_direction_only_cannot_be_balanced()
    {
        var balance = LengthBalance.Of([3, 4, 0]);

        Assert.Null(balance.Weights);
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(balance.Weighted).Cause);
        Assert.Equal(1, Assert.IsType<Measurement.Known>(balance.Longer).Value);
    }

    [Fact]
    public void No_pairs_have_no_share_and_a_difference_is_finite()
    {
        Assert.IsType<Measurement.Unknown>(LengthBalance.Of([]).Longer);
        Assert.Throws<ArgumentException>(() => LengthBalance.Of([double.NaN]));
    }
}
