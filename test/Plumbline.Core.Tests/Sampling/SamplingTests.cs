using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Sampling;

public sealed class SamplingTests
{
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(0.1, 2)]
    [InlineData(0.3, 3)]
    public void Estimates_from_active_samples_cover_the_mean_of_the_pool(double error, ulong seed)
    {
        var world = new World(2000, error, seed);

        var covered = Enumerable.Range(0, 200).Count(run => world.Bounds((ulong)run) is var bounds && bounds.Low <= world.Mean && world.Mean <= bounds.High);

        TestContext.Current.TestOutputHelper?.WriteLine($"{covered} of 200");
        Assert.InRange(covered / 200.0, 0.93, 1);
    }

    [Fact]
    public void Estimates_are_unbiased_where_the_mean_of_the_chosen_is_not()
    {
        var world = new World(2000, 0.3, 4);

        var runs = Enumerable.Range(0, 400).Select(run => world.Estimate((ulong)run)).ToArray();

        Assert.Equal(world.Mean, runs.Average(run => run.Estimate), 0.004);
        Assert.True(Math.Abs(world.Mean - runs.Average(run => run.Raw)) > 0.02);
    }

    [Fact]
    public void Each_item_is_chosen_as_often_as_is_said()
    {
        PoolItem[] pool = [.. Enumerable.Range(0, 100).Select(item => new PoolItem($"{item}", item % 10))];
        var drawn = Enumerable.Range(0, 2000).SelectMany(seed => ActiveSampling.Draw(pool, 20, (ulong)seed)).GroupBy(item => item.Id).ToArray();

        Assert.Equal(100, drawn.Length);
        Assert.All(drawn, item => Assert.Equal(item.First().Probability, item.Count() / 2000.0, 0.045));
    }

    [Fact]
    public void The_budget_is_kept_on_average_and_the_floor_always()
    {
        PoolItem[] pool = [.. Enumerable.Range(0, 400).Select(item => new PoolItem($"{item}", item % 7 == 0 ? 1 : 0.01, [item % 20, item / 20]))];

        var samples = Enumerable.Range(0, 300).Select(seed => ActiveSampling.Draw(pool, 80, (ulong)seed)).ToArray();

        Assert.InRange(samples.Average(sample => sample.Count), 72, 88);
        Assert.All(samples.SelectMany(sample => sample), item => Assert.InRange(item.Probability, 0.05 - 1e-12, 1));
        Assert.Equal(16, samples.Average(sample => sample.Count(item => item.Uniform)), 1.0);
    }

    [Fact]
    public void The_order_of_the_pool_does_not_change_the_sample()
    {
        PoolItem[] pool = [.. Enumerable.Range(0, 200).Select(item => new PoolItem($"{item}", item % 5, [item * 7 % 31, item]))];

        Assert.Equal(ActiveSampling.Draw(pool, 40, 1), ActiveSampling.Draw([.. pool.Reverse()], 40, 1));
        Assert.NotEqual(ActiveSampling.Draw(pool, 40, 1), ActiveSampling.Draw(pool, 40, 2));
    }

    [Fact]
    public void Impossible_pools_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ActiveSampling.Draw([new("a", 1), new("a", 1)], 1, 1));
        Assert.Throws<ArgumentException>(() => ActiveSampling.Draw([new("a", double.NaN)], 1, 1));
        Assert.Throws<ArgumentException>(() => ActiveSampling.Draw([new("a", 1), new("b", 1, [1])], 1, 1));
        Assert.Throws<ArgumentException>(() => ActiveSampling.Draw([new("a", 1)], 1, 1, new(1, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActiveSampling.Draw([new("a", 1)], 0, 1));
        Assert.Empty(ActiveSampling.Draw([], 5, 1));
    }

    [Fact]
    public void Without_labels_nothing_is_estimated_and_one_label_has_no_bounds()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(HorvitzThompson.Mean([new(0.5, 0.5, null)])).Cause);
        Assert.Null(Assert.IsType<Measurement.Known>(HorvitzThompson.Mean([new(0.5, 0.5, 1)])).Interval);
        Assert.Throws<ArgumentException>(() => HorvitzThompson.Mean([new(0.5, 0, 1)]));
        Assert.Throws<ArgumentException>(() => HorvitzThompson.Mean([new(1.5, 0.5, 1)]));
    }

    [Fact]
    public void All_labelled_is_the_mean_of_the_labels() =>
        Assert.Equal(0.75, Assert.IsType<Measurement.Known>(HorvitzThompson.Mean([new(0.1, 1, 1), new(0.9, 1, 0), new(0.3, 1, 1), new(0.3, 1, 1)])).Value, 1e-12);

    [Fact]
    public void A_hundred_thousand_items_take_seconds()
    {
        PoolItem[] pool = [.. Enumerable.Range(0, 100_000).Select(item => new PoolItem($"{item}", item % 13))];
        var watch = Stopwatch.StartNew();

        Assert.InRange(ActiveSampling.Draw(pool, 10_000, 1).Count, 9_000, 12_000);
        Assert.True(watch.ElapsedMilliseconds < 5_000);
    }

    /// <summary>A pool whose judge errs more often where it is unsure.</summary>
    private sealed class World
    {
        private readonly PoolItem[] pool;
        private readonly double[] judge;
        private readonly double[] truth;

        public World(int items, double error, ulong seed)
        {
            var stream = new SplitMix64(seed);
            (judge, truth) = (new double[items], new double[items]);
            var unsure = new double[items];
            for (var item = 0; item < items; item++)
            {
                unsure[item] = stream.NextUnit();
                truth[item] = stream.NextUnit() < 0.85 ? 1 : 0;
                judge[item] = stream.NextUnit() < 2 * error * unsure[item] ? 1 - truth[item] : truth[item];
            }

            pool = [.. unsure.Select((value, item) => new PoolItem($"{item:D5}", value))];
        }

        public double Mean => truth.Average();

        public Interval Bounds(ulong seed) => Assert.IsType<Measurement.Known>(HorvitzThompson.Mean(Sampled(seed))).Interval!.Value;

        public (double Estimate, double Raw) Estimate(ulong seed)
        {
            var sample = Sampled(seed);
            return (Assert.IsType<Measurement.Known>(HorvitzThompson.Mean(sample)).Value, sample.Where(item => item.Label is not null).Average(item => item.Judge));
        }

        private SampledItem[] Sampled(ulong seed)
        {
            var chosen = ActiveSampling.Draw(pool, 200, seed).ToDictionary(item => item.Id, item => item.Probability);
            return [.. pool.Select((item, place) => chosen.TryGetValue(item.Id, out var probability)
                ? new SampledItem(judge[place], probability, truth[place])
                : new SampledItem(judge[place], 1, null))];
        }
    }
}
