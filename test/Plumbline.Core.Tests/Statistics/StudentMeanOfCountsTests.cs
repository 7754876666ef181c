namespace Plumbline.Statistics;

public class StudentMeanOfCountsTests
{
    [Fact]
    public void Counts_give_what_the_values_give()
    {
        var counted = Assert.IsType<Measurement.Known>(StudentMean.OfCounts([(1, 3), (4, 2), (5, 0), (2, 1)], .95));
        var listed = Assert.IsType<Measurement.Known>(StudentMean.Of([1, 1, 1, 4, 4, 2], null, .95));

        Assert.Equal(listed.Value, counted.Value, 12);
        Assert.Equal(listed.Count, counted.Count);
        Assert.Equal(listed.Interval!.Value.Low, counted.Interval!.Value.Low, 12);
        Assert.Equal(listed.Interval.Value.High, counted.Interval.Value.High, 12);
    }

    [Fact]
    public void None_one_and_equal_values_have_no_interval_and_say_why()
    {
        Assert.IsType<Measurement.Unknown>(StudentMean.OfCounts([(1, 0)], .95));
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Known>(StudentMean.OfCounts([(4, 1)], .95)).Cause);
        Assert.Equal(Cause.ZeroVariance, Assert.IsType<Measurement.Known>(StudentMean.OfCounts([(4, 7)], .95)).Cause);
    }

    [Fact]
    public void Values_that_are_none_and_counts_below_zero_are_refused()
    {
        Assert.Throws<ArgumentException>(() => StudentMean.OfCounts([(double.NaN, 1)], .95));
        Assert.Throws<ArgumentException>(() => StudentMean.OfCounts([(1, 1), (double.PositiveInfinity, 2)], .95));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentMean.OfCounts([(1, -1)], .95));
    }
}
