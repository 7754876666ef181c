namespace Plumbline.Statistics;

public sealed class CorrelationTests
{
    [Fact]
    public void Five_points_worked_by_hand()
    {
        // Deviations (−2, −1, 0, 1, 2) and (−2, 0, 1, −1, 2) · 1: products 4 + 0 + 0 − 1 + 4 over 10.
        var known = Known([1, 2, 3, 4, 5], [1, 3, 4, 2, 5]);

        Assert.Equal(0.7, known.Value, 1e-12);
        Assert.Equal(Math.Atanh(0.7) + (1.959963984540054 / Math.Sqrt(2)), Math.Atanh(known.Interval!.Value.High), 1e-9);
    }

    [Fact]
    public void Order_sides_unit_and_sign()
    {
        double[] one = [1, 4, 2, 8, 5, 7];
        double[] other = [2, 3, 1, 9, 4, 4];
        var there = Known(one, other);

        Assert.Equal(there, Known([.. one.Reverse()], [.. other.Reverse()]));
        Assert.Equal(there.Value, Known(other, one).Value, 1e-12);
        Assert.Equal(there.Interval!.Value.High, Known([.. one.Select(value => (1e6 * value) + 3)], other).Interval!.Value.High, 1e-9);
        Assert.Equal(there.Interval.Value.Low, -Known([.. one.Select(value => -value)], other).Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void Its_interval_covers()
    {
        var stream = SplitMix64.For(3, "correlation");
        const int Runs = 2000;
        var held = 0;
        for (var run = 0; run < Runs; run++)
        {
            double[] one = new double[25];
            double[] other = new double[25];
            for (var item = 0; item < 25; item++)
            {
                one[item] = stream.NextNormal();
                other[item] = (0.6 * one[item]) + (0.8 * stream.NextNormal());
            }

            held += Known(one, other).Interval is { Low: <= 0.6, High: >= 0.6 } ? 1 : 0;
        }

        Assert.InRange(held / (double)Runs, 0.93, 0.97);
    }

    [Fact]
    public void What_has_no_correlation_or_no_error_says_why()
    {
        Assert.Equal(Cause.ZeroVariance, Refusal([0.1, 0.1, 0.1], [1, 2, 3]));
        Assert.Equal(Cause.TooFew, Refusal([1], [2]));
        Assert.Equal((1, Cause.ZeroVariance), (Math.Round(Known([1, 2, 3, 4], [2, 4, 6, 8]).Value, 12), Known([1, 2, 3, 4], [2, 4, 6, 8]).Cause));
        Assert.Equal(Cause.TooFew, Known([1, 2, 3], [2, 1, 3]).Cause);
        Assert.Throws<ArgumentException>(() => Correlation.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Correlation.Of([1, double.NaN], [1, 2]));
    }

    [Fact]
    public void A_least_squares_plane_through_exact_points_is_found_and_a_repeated_column_is_not()
    {
        double[][] rows = [.. Enumerable.Range(0, 12).Select(row => new double[] { 1, row, row * row % 5 })];
        var fit = LeastSquares.Fit(rows, [.. rows.Select(row => 2 + (3 * row[1]) - row[2])])!;

        Assert.Equal([2, 3, -1], fit.Coefficients.Select(coefficient => Math.Round(coefficient, 9)));
        Assert.Null(LeastSquares.Fit([.. rows.Select(row => new[] { row[1], 2 * row[1] })], [.. rows.Select(row => row[2])]));
        Assert.Null(LeastSquares.Fit(rows[..3], [1, 2, 3]));
    }

    private static Measurement.Known Known(double[] one, double[] other) => Assert.IsType<Measurement.Known>(Correlation.Of(one, other));

    private static Cause Refusal(double[] one, double[] other) => Assert.IsType<Measurement.Unknown>(Correlation.Of(one, other)).Cause;
}
