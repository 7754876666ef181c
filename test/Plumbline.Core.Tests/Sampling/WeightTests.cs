using Plumbline.Statistics;

namespace Plumbline.Sampling;

public sealed class WeightTests
{
    [Fact]
    public void Balanced_classes_weigh_the_same_in_total()
    {
        int[] counts = [80, 15, 5];

        Assert.All(ClassWeights.Balanced(counts).Zip(counts), one => Assert.Equal(100 / 3.0, one.First * one.Second, 1e-9));
        Assert.Equal([1, 1, 1], ClassWeights.EffectiveNumber(counts, 0));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([3, 0]));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([3, -1]));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeights.EffectiveNumber([3], 1));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0.2)]
    [InlineData(4)]
    public void The_slope_is_that_of_the_loss(double logit)
    {
        double At(double x) => FocalLoss.Of(1 / (1 + Math.Exp(-x)), 2);

        Assert.Equal((At(logit + 1e-6) - At(logit - 1e-6)) / 2e-6, FocalLoss.Slope(logit, 2), 1e-6);
        Assert.True(double.IsFinite(FocalLoss.Slope(-700, 2)));
    }

    [Fact]
    public void A_chance_of_nothing_has_no_loss_and_gamma_is_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FocalLoss.Of(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FocalLoss.Of(0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FocalLoss.Slope(double.NaN, 1));
    }

    [Fact]
    public void Even_chances_are_the_least_certain()
    {
        Assert.Equal(Math.Log(4), Uncertainty.Entropy([0.25, 0.25, 0.25, 0.25]), 1e-12);
        Assert.Equal(0, Uncertainty.Entropy([1, 0]));
        Assert.Equal(0, Uncertainty.Disagreement([[0.5, 0.5], [0.5, 0.5]]), 1e-12);
        Assert.Equal(Math.Log(2), Uncertainty.Disagreement([[1, 0], [0, 1]]), 1e-12);
        Assert.Equal(Math.Log(2), Uncertainty.OfVotes(["a", "b"]), 1e-12);
    }

    [Fact]
    public void Chances_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Uncertainty.Entropy([0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => Uncertainty.Margin([1]));
        Assert.Throws<ArgumentException>(() => Uncertainty.Disagreement([]));
        Assert.Throws<ArgumentException>(() => Uncertainty.OfVotes(Array.Empty<int>()));
    }

    [Fact]
    public void No_point_is_farther_than_twice_the_best_there_could_be()
    {
        double[][] line = [.. Enumerable.Range(0, 101).Select(place => new double[] { place })];

        var taken = KCenter.Of(line, 5);

        Assert.True(line.Max(point => taken.Min(center => Math.Abs(line[center][0] - point[0]))) <= 20);
        Assert.Equal(3, KCenter.Of([[0], [0], [0]], 7).Distinct().Count());
        Assert.Throws<ArgumentException>(() => KCenter.Of([[0], [0, 1]], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KCenter.Of([[0]], 1, 1));
        Assert.Empty(KCenter.Of([], 3));
    }

    [Fact]
    public void Allocations_sum_to_the_total_within_what_there_is()
    {
        var stream = new SplitMix64(1);
        Assert.All(Enumerable.Range(0, 300), _ =>
        {
            int[] sizes = [.. Enumerable.Range(0, 5).Select(_ => 2 + (int)stream.Below(100))];
            double[] deviations = [.. sizes.Select(_ => stream.Below(3) == 0 ? 0 : stream.NextUnit())];
            var total = 10 + (int)stream.Below(sizes.Sum() - 9);

            var items = NeymanAllocation.Of(sizes, deviations, total).Items;

            Assert.Equal(total, items.Sum());
            Assert.All(items.Zip(sizes), one => Assert.InRange(one.First, 2, one.Second));
        });
    }

    [Fact]
    public void Equal_deviations_share_out_by_size_and_the_impossible_is_refused()
    {
        Assert.Equal([50, 30, 20], NeymanAllocation.Of([500, 300, 200], [0.2, 0.2, 0.2], 100).Items);
        Assert.Equal([50, 30, 20], NeymanAllocation.Of([500, 300, 200], [0, 0, 0], 100).Items);
        Assert.Throws<ArgumentException>(() => NeymanAllocation.Of([10, 10], [1, 1], 3));
        Assert.Throws<ArgumentException>(() => NeymanAllocation.Of([10, 10], [1, 1], 21));
        Assert.Throws<ArgumentException>(() => NeymanAllocation.Of([10], [1, 1], 5));
        Assert.Throws<ArgumentException>(() => NeymanAllocation.Of([10], [-1], 5));
    }
}
