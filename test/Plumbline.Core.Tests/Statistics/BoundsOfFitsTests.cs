using Plumbline.Crowd;
using Plumbline.Drift;
using Plumbline.Lineage;
using Plumbline.RewardHacking;

namespace Plumbline.Statistics;

/// <summary>Bounds of fitted figures hold what they promise, in worlds whose truth is known.</summary>
public sealed class BoundsOfFitsTests
{
    [Fact]
    public void The_clean_score_of_a_dose_response_is_covered()
    {
        var covered = Share(500, run =>
        {
            var stream = new SplitMix64(run);
            var doses = new double[60].Select(_ => stream.NextUnit()).ToArray();
            return DoseResponse.Of([.. doses.Select(dose => (dose, stream.NextUnit() < 0.6 + (0.3 * dose) ? 1.0 : 0))]).Intercept;
        }, 0.6);

        Assert.InRange(covered, 0.93, 0.975);
    }

    [Fact]
    public void A_line_that_scores_lie_on_has_no_bounds() =>
        Assert.Equal((null, Cause.ZeroVariance), Bare(DoseResponse.Of([(0, 0.6), (0.5, 0.7), (1, 0.8), (0.25, 0.65)]).Intercept));

    [Fact]
    public void The_peak_of_over_optimisation_is_covered()
    {
        // d (2 − 0.4 d): highest at 2.5 with 2.5; the errors are a tenth.
        OverOptimization Fit(ulong run)
        {
            var stream = new SplitMix64(run);
            return OverOptimization.Fit([.. Enumerable.Range(1, 8).Select(step => (step / 2.0, (step / 2.0 * (2 - (0.2 * step))) + (0.1 * stream.NextNormal())))], OptimizationMethod.BestOfN);
        }

        Assert.InRange(Share(500, run => Fit(run).Peak, 2.5), 0.93, 0.975);
        Assert.InRange(Share(500, run => Fit(run).PeakScore, 2.5), 0.93, 0.98);
        Assert.InRange(Share(500, run => Fit(run).Beta, 0.4), 0.93, 0.975);
    }

    [Fact]
    public void A_curve_that_may_not_turn_has_no_bounds_of_its_peak()
    {
        var stream = new SplitMix64(9);
        var fit = OverOptimization.Fit([.. Enumerable.Range(1, 6).Select(step => (step / 4.0, (step / 4.0) - (0.01 * step * step / 16) + (0.3 * stream.NextNormal())))], OptimizationMethod.BestOfN);

        Assert.True(fit.Peak is Measurement.Unknown || Bare(fit.Peak) == (null, Cause.Underpowered));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void The_stability_index_of_the_populations_is_covered(double moved)
    {
        // Five bins of a fifth each; a share moves from the first to the last.
        double[] now = [0.2 - moved + (moved / 2), 0.2, 0.2, 0.2, 0.2 + (moved / 2)];
        var truth = now.Sum(share => (share - 0.2) * Math.Log(share / 0.2));

        var covered = Share(400, run =>
        {
            var stream = new SplitMix64(run);
            return PopulationStability.Of(Drawn(ref stream, [0.2, 0.2, 0.2, 0.2, 0.2], 500), Drawn(ref stream, now, 300)).Index;
        }, truth);

        Assert.InRange(covered, 0.93, 1);
    }

    [Fact]
    public void A_workers_accuracy_and_spammer_score_are_covered()
    {
        // Eight workers, 60 items; the first is right in 0.8 of passes and of fails: 0.8 and (0.8 + 0.8 − 1)².
        var fits = Enumerable.Range(0, 300).Select(run => DawidSkene.Of(Crowded((ulong)run))).ToArray();

        Assert.InRange(fits.Count(fit => Covers(fit.Accuracy(0), 0.8)) / 300.0, 0.92, 1);
        Assert.InRange(fits.Count(fit => Covers(fit.Spammer(0), 0.36)) / 300.0, 0.92, 1);
    }

    [Fact]
    public void A_coins_accuracy_is_covered() =>
        Assert.InRange(Share(300, run => OneCoin.Of(Crowded(run)).Accuracies[0], 0.8), 0.92, 1);

    private static CrowdLabels Crowded(ulong seed)
    {
        var stream = new SplitMix64(seed + 77);
        var labels = new List<CrowdLabel>();
        for (var item = 0; item < 60; item++)
        {
            var truth = item % 2;
            for (var worker = 0; worker < 8; worker++)
            {
                labels.Add(new($"item {item}", $"worker {worker}", stream.NextUnit() < (worker == 0 ? 0.8 : 0.9) ? $"{truth}" : $"{1 - truth}"));
            }
        }

        return CrowdLabels.Of(labels, ["0", "1"]);
    }

    private static int[] Drawn(ref SplitMix64 stream, double[] shares, int count)
    {
        var bins = new int[shares.Length];
        for (var draw = 0; draw < count; draw++)
        {
            var (place, left) = (0, stream.NextUnit());
            while (place < shares.Length - 1 && left >= shares[place])
            {
                left -= shares[place++];
            }

            bins[place]++;
        }

        return bins;
    }

    private static double Share(int runs, Func<ulong, Measurement> measured, double truth) =>
        Enumerable.Range(0, runs).Count(run => Covers(measured((ulong)run), truth)) / (double)runs;

    private static bool Covers(Measurement measured, double truth) => measured is Measurement.Known { Interval: { } bounds } && bounds.Low <= truth && truth <= bounds.High;

    private static (Interval?, Cause?) Bare(Measurement measured) => measured is Measurement.Known known ? (known.Interval, known.Cause) : (null, null);
}
