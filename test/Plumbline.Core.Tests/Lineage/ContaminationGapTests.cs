using Plumbline.Statistics;

namespace Plumbline.Lineage;

public sealed class ContaminationGapTests
{
    [Fact]
    public void Right_and_wrong_are_compared_as_shares_and_anything_between_as_means()
    {
        Assert.Equal("newcombe", Known(ContaminationGap.Of([1, 1, 0], [1, 0, 0], 0.95)).Interval!.Value.Method);
        Assert.Equal("welch-t", Known(ContaminationGap.Of([1, 1, 0.5], [1, 0, 0], 0.95)).Interval!.Value.Method);
    }

    // Means 0.75 and 0.25, variances 0.125 each, two scores a side: t with 2 degrees of freedom, 4.302653 · sqrt(0.125).
    [Fact]
    public void A_gap_of_means_has_the_bounds_of_t()
    {
        var gap = Known(ContaminationGap.Of([1, 0.5], [0, 0.5], 0.95));

        Assert.Equal(0.5, gap.Value, 1e-15);
        Assert.Equal(0.5 - (4.302652729749464 * Math.Sqrt(0.125)), gap.Interval!.Value.Low, 1e-9);
    }

    [Fact]
    public void Swapping_the_sides_mirrors_the_bounds()
    {
        var (there, back) = (Known(ContaminationGap.Of([1, 1, 0.5], [0, 1, 0], 0.95)), Known(ContaminationGap.Of([0, 1, 0], [0.5, 1, 1], 0.95)));

        Assert.Equal(there.Value, -back.Value, 1e-15);
        Assert.Equal(there.Interval!.Value.Low, -back.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void A_side_without_scores_is_not_measured()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(ContaminationGap.Of([], [1], 0.95)).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(ContaminationGap.Of([0.5], [], 0.95)).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(AnchoringUplift.Of(0, 0, 1, 2)).Cause);
    }

    [Fact]
    public void A_hundred_thousand_scores_are_quick()
    {
        double[] scores = [.. Enumerable.Range(0, 100_000).Select(item => item % 3 / 2.0)];

        Assert.Equal(0, Known(ContaminationGap.Of(scores, scores, 0.95)).Value);
    }

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
