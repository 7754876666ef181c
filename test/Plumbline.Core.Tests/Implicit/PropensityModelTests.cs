using System.Diagnostics;
using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

public sealed class PropensityModelTests
{
    [Fact]
    public void What_was_planted_is_found()
    {
        var world = World(20_000, 1);

        var model = PropensityModel.Of([.. world.Select(row => row.Features)], [.. world.Select(row => row.Rated)]);

        Assert.Equal(1, model.Coefficients[0], 0.08); // for one standard deviation
        Assert.Equal(0, model.Coefficients[1], 0.08);
        Assert.All(world.Zip(model.Propensities).Take(200), row => Assert.Equal(row.First.Chance, row.Second, 0.05));
    }

    [Fact]
    public void Ratings_weighed_by_it_give_what_all_would_have_rated()
    {
        // Who answers is who got a long answer, and long answers please more: the naive mean is far above the truth of 0.5.
        var covered = Enumerable.Range(0, 200).Select(run => World(1500, (ulong)run + 2)).Select(world =>
        {
            var model = PropensityModel.Of([.. world.Select(row => row.Features)], [.. world.Select(row => row.Rated)]);
            return ResponseCorrection.Of([.. world.Select((row, at) => new RatedServing(row.Rated ? row.Rating : null, model.Propensities[at], 0.5))]);
        }).ToArray();

        Assert.All(covered.Take(20), correction => Assert.True(((Measurement.Known)correction.Naive).Value > 0.55));
        Assert.InRange(covered.Count(correction => Covers(correction.Snips, 0.5)) / 200.0, 0.92, 1);
        Assert.InRange(covered.Count(correction => Covers(correction.Aipw, 0.5)) / 200.0, 0.92, 1);
    }

    [Fact]
    public void Units_of_a_feature_do_not_matter_and_one_that_never_varies_is_nothing()
    {
        var world = World(500, 3);

        var one = PropensityModel.Of([.. world.Select(row => row.Features)], [.. world.Select(row => row.Rated)]);
        var other = PropensityModel.Of([.. world.Select(row => new[] { (1000 * row.Features[0]) + 7, row.Features[1], 5 })], [.. world.Select(row => row.Rated)]);

        Assert.Equal(one.Propensities[0], other.Propensities[0], 1e-9);
        Assert.Equal(0, other.Coefficients[2]);
    }

    [Fact]
    public void Too_few_ratings_are_refused_with_a_reason()
    {
        double[][] features = [.. Enumerable.Range(0, 100).Select(row => new double[] { row % 7, row % 3 })];
        bool[] Rated(int count) => [.. Enumerable.Range(0, 100).Select(row => row < count)];

        Assert.Equal(Cause.NoPositivity, Refusal(PropensityModel.Of(features, Rated(0))));
        Assert.Equal(Cause.NoPositivity, Refusal(PropensityModel.Of(features, Rated(100))));
        Assert.Equal(Cause.Underpowered, Refusal(PropensityModel.Of(features, Rated(19))));
        Assert.Equal(Cause.NoPositivity, Refusal(PropensityModel.Of(features, Rated(25)))); // worth fewer than 30
        Assert.Empty(PropensityModel.Of(features, Rated(19)).Propensities);
        Assert.Throws<ArgumentException>(() => PropensityModel.Of(features, [true]));
        Assert.Throws<ArgumentException>(() => PropensityModel.Of([[1], [1, 2]], [true, false]));
        Assert.Throws<ArgumentException>(() => PropensityModel.Of([[double.NaN], [1]], [true, false]));
    }

    [Fact]
    public void Chances_below_the_floor_are_raised_and_counted()
    {
        var world = World(4000, 4);

        var model = PropensityModel.Of([.. world.Select(row => row.Features)], [.. world.Select(row => row.Rated)], new(Floor: 0.1));

        Assert.Equal(0.1, model.Propensities.Min());
        Assert.Equal(model.Propensities.Count(propensity => propensity == 0.1), model.Raised);
        Assert.InRange(model.Raised, 100, 3000);
    }

    [Fact]
    public void A_hundred_thousand_answers_are_no_wait()
    {
        var world = World(100_000, 5);
        var clock = Stopwatch.StartNew();

        PropensityModel.Of([.. world.Select(row => row.Features)], [.. world.Select(row => row.Rated)]);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static (double[] Features, bool Rated, double Rating, double Chance)[] World(int answers, ulong seed)
    {
        var stream = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, answers).Select(_ =>
            {
                var (length, latency) = (stream.NextNormal(), stream.NextNormal());
                var chance = Logistic.Sigmoid(length - 1);
                return (new[] { length, latency }, stream.NextUnit() < chance, stream.NextUnit() < Logistic.Sigmoid(length) ? 1.0 : 0, chance);
            }),
        ];
    }

    private static bool Covers(Measurement measured, double truth) => measured is Measurement.Known { Interval: { } bounds } && bounds.Low <= truth && truth <= bounds.High;

    private static Cause Refusal(PropensityModel model) => Assert.IsType<Measurement.Unknown>(model.EffectiveSize).Cause;
}
