using Plumbline.Crowd;
using Plumbline.Implicit;
using Plumbline.Pairs;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>What takes a span or a function, which <see cref="BadInputTests"/> cannot hand over.</summary>
public sealed class BadInputSpanTests
{
    [Fact]
    public void A_quantile_needs_values_and_a_chance()
    {
        Assert.Throws<ArgumentException>("sorted", () => Quantile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => Quantile.Of([1, 2], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => Quantile.Of([1, 2], double.NaN));
    }

    [Fact]
    public void Distances_of_nothing_are_the_length_of_the_other()
    {
        Assert.Equal(0, EditDistance.Levenshtein([], []));
        Assert.Equal(3, EditDistance.Levenshtein([], [-1, int.MaxValue, int.MinValue]));
        Assert.Equal(0, EditDistance.LongestCommon([1], []));
    }

    [Fact]
    public void Fingerprints_of_different_length_are_refused_by_name() =>
        Assert.NotEqual("", Assert.ThrowsAny<ArgumentException>(() => MinHash.Likeness(MinHash.Of("a b c"), [1UL])).Message);

    [Fact]
    public void A_sum_of_nothing_is_nothing_and_a_shuffle_of_nothing_does_nothing()
    {
        new SplitMix64(1).Shuffle<int>([]);

        Assert.Equal(0, StableSum.Compensated([]));
    }

    [Fact]
    public void A_bootstrap_of_no_items_or_no_replicates_is_refused_or_empty()
    {
        Assert.NotEqual("", Assert.ThrowsAny<ArgumentException>(() => Bootstrap.Replicate(-1, 10, new(1), _ => 1)).Message);
        Assert.NotEqual("", Assert.ThrowsAny<ArgumentException>(() => Bootstrap.Replicate(5, -1, new(1), _ => 1)).Message);
        Assert.Null(Bootstrap.Replicate(5, 10, new(1), _ => null).Percentile(0.9));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void An_item_that_is_not_there_is_refused_by_name(int item)
    {
        var truth = MajorityVote.Of(CrowdLabels.Of([new("i", "w", "x")], ["x", "y"]));

        Assert.Throws<ArgumentOutOfRangeException>(nameof(item), () => truth.Chances(item).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(nameof(item), () => truth.Label(item));
    }
}
