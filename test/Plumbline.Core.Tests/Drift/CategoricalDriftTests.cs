using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class CategoricalDriftTests
{
    [Fact]
    public void A_table_of_two_by_two_worked_by_hand()
    {
        // Expected 25 everywhere: χ² = 4 · 25 / 25.
        var moved = CategoricalDrift.Of([30, 20], [20, 30]);

        Assert.Equal((4, 0.2), (Value(moved.Statistic), Value(moved.ChiSquared.Effect)));
        Assert.Equal(0.0455, Value(moved.ChiSquared.P), 1e-4);
        Assert.Equal(0.2, Value(moved.TotalVariation), 1e-12);
    }

    [Fact]
    public void Samples_without_a_common_category_are_one_bit_apart()
    {
        var moved = CategoricalDrift.Of([10, 0], [0, 10]);

        Assert.Equal((1, 1, 1), (Value(moved.JensenShannon), Value(moved.TotalVariation), Value(moved.ChiSquared.Effect)));
    }

    [Fact]
    public void Order_of_categories_sides_and_empty_categories_change_nothing()
    {
        var there = CategoricalDrift.Of([12, 30, 7], [20, 20, 9]);
        var back = CategoricalDrift.Of([9, 0, 20, 20], [7, 0, 12, 30]);

        Assert.Equal(Value(there.Statistic), Value(back.Statistic), 1e-12);
        Assert.Equal(Value(there.ChiSquared.P), Value(back.ChiSquared.P), 1e-12);
        Assert.Equal(Value(there.LikelihoodRatio.P), Value(back.LikelihoodRatio.P), 1e-12);
        Assert.Equal(Value(there.JensenShannon), Value(back.JensenShannon), 1e-12);
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        Assert.Equal(Cause.TooFew, Refusal(CategoricalDrift.Of([0, 0], [1, 2]).JensenShannon));
        Assert.Equal(Cause.NoVariation, Refusal(CategoricalDrift.Of([5, 0], [7, 0]).ChiSquared.P));
        Assert.Equal(0, Value(CategoricalDrift.Of([5, 0], [7, 0]).TotalVariation));
        Assert.Null(CategoricalDrift.Of([5, 0], [7, 0]).ChiSquared.Alarm(0.05));
        Assert.Throws<ArgumentException>(() => CategoricalDrift.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => CategoricalDrift.Of([-1], [1]));
    }

    [Fact]
    public void Rare_categories_come_with_a_warning()
    {
        Assert.Single(Assert.IsType<Measurement.Known>(CategoricalDrift.Of([50, 1], [50, 2]).ChiSquared.P).Warnings);
        Assert.Empty(Assert.IsType<Measurement.Known>(CategoricalDrift.Of([50, 10], [50, 12]).ChiSquared.P).Warnings);
    }
}
