using System.Diagnostics;

namespace Plumbline.Statistics;

public sealed class BoundedMeanTests
{
    private static readonly (string Item, double Score)[] Grades =
        [.. Enumerable.Range(0, 120).Select(item => ($"item-{item}", new[] { 1, 1, 0.75, 1, 0.5 }[item % 5]))];

    [Fact]
    public void One_perfect_score_refutes_what_doubling_up_would()
    {
        // The stake 0.75 / m is all that may be bet on one score of 1: capital 1 + 0.75 (1 − m) / m reaches 20 at m = 0.75 / 19.75.
        // The bet √(2 ln 20 / ¼) = 4.9 is smaller: 1 + 4.9 (1 − m) never reaches 20, so nothing is refuted.
        var bounds = Bounds([("only", 1)]);

        Assert.Equal(0, bounds.Low, 1e-9);
        Assert.Equal(1, bounds.High);
    }

    [Fact]
    public void Perfect_scores_are_bounded_by_the_capital_they_would_have_won()
    {
        // With s² = (¼ + Σ (1 − μ)²) / t the largest stake 0.75 / m is reached after a few items; the bound is near that of always staking it:
        // (1 + 0.75 (1 − m) / m)¹⁰⁰ = 20 at m = 0.9611, and below the best possible, 0.05^(1/100) = 0.9705.
        var bounds = Bounds([.. Enumerable.Range(0, 100).Select(item => ($"{item}", 1.0))]);

        Assert.InRange(bounds.Low, 0.955, 0.9611);
        Assert.Equal(1, bounds.High);
    }

    [Fact]
    public void Row_order_does_not_matter() =>
        Assert.Equal(Bounds(Grades), Bounds([.. Grades.Reverse()]));

    [Fact]
    public void Turning_the_scale_round_mirrors_the_bounds()
    {
        var (there, back) = (Bounds(Grades), Bounds([.. Grades.Select(row => (row.Item, 1 - row.Score))]));

        Assert.Equal(there.Low, 1 - back.High, 1e-9);
        Assert.Equal(there.High, 1 - back.Low, 1e-9);
    }

    [Fact]
    public void More_items_narrow_the_bounds()
    {
        var (few, many) = (Bounds(Grades[..60]), Bounds(Grades));

        Assert.InRange(many.High - many.Low, 0.01, 0.85 * (few.High - few.Low));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public void Each_bound_errs_in_at_most_one_case_of_twenty(int n)
    {
        var stream = new SplitMix64(21);

        var bounds = Enumerable.Range(0, 1000).Select(_ => Simulated(ref stream, n)).ToArray();

        Assert.InRange(bounds.Count(one => one.Low > 0.9) / 1000.0, 0, 0.05); // guaranteed; seen over 4000: 0.029 and 0.039
        Assert.InRange(bounds.Count(one => one.High < 0.9) / 1000.0, 0, 0.05);
    }

    [Fact]
    public void No_scores_are_not_measured() =>
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(BoundedMean.Of([], 0.9)).Cause);

    [Fact]
    public void Impossible_scores_and_doubled_items_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BoundedMean.Of([("a", 1.1)], 0.9));
        Assert.Throws<ArgumentException>(() => BoundedMean.Of([("a", double.NaN)], 0.9));
        Assert.Throws<ArgumentException>(() => BoundedMean.Of([("a", 1), ("a", 1)], 0.9));
    }

    [Fact]
    public void Ten_dimensions_of_ten_thousand_items_are_no_wait()
    {
        var scores = Enumerable.Range(0, 10_000).Select(item => ($"item-{item}", item % 7 / 6.0)).ToArray();
        var clock = Stopwatch.StartNew();

        Assert.All(Enumerable.Range(0, 10), _ => Bounds(scores));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    /// <summary>Scores 0, 0.8 and 1 with chances 0.06, 0.2 and 0.74: mean 0.9.</summary>
    private static Interval Simulated(ref SplitMix64 stream, int n)
    {
        var scores = new (string, double)[n];
        for (var item = 0; item < n; item++)
        {
            var draw = stream.NextUnit();
            scores[item] = ($"{item}", draw < 0.06 ? 0 : draw < 0.26 ? 0.8 : 1);
        }

        return Bounds(scores);
    }

    private static Interval Bounds((string Item, double Score)[] scores) =>
        Assert.IsType<Measurement.Known>(BoundedMean.Of(scores, 0.90)).Interval!.Value;
}
