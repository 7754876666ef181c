using Plumbline.Statistics;

namespace Plumbline.Lineage;

public sealed class DoseResponseTests
{
    [Fact]
    public void A_planted_line_is_found()
    {
        var line = DoseResponse.Of([(0, 0.6), (0.5, 0.7), (1, 0.8)]);

        Assert.Equal((0.6, 0.2, 0.7), (Math.Round(Value(line.Intercept), 12), Math.Round(Value(line.Slope), 12), Math.Round(Value(line.Mean), 12)));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        (double, double)[] rows = [.. Enumerable.Range(0, 50).Select(row => (row % 7 / 10.0, row % 3 / 2.0))];

        Assert.Equal(DoseResponse.Of(rows), DoseResponse.Of([.. rows.Reverse()]));
    }

    [Fact]
    public void Without_different_doses_there_is_a_mean_and_no_line()
    {
        var flat = DoseResponse.Of([(0.5, 1), (0.5, 0)]);

        Assert.Equal(0.5, Value(flat.Mean));
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(flat.Intercept).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(DoseResponse.Of([(0.5, 1)]).Slope).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(DoseResponse.Of([]).Mean).Cause);
    }

    [Fact]
    public void A_hundred_thousand_rows_are_quick() =>
        Assert.Equal(100_000, Assert.IsType<Measurement.Known>(DoseResponse.Of([.. Enumerable.Range(0, 100_000).Select(row => (row % 2 / 2.0, row % 5 / 4.0))]).Slope).Count);

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
