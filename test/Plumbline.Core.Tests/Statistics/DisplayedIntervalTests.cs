using Plumbline.Agreement;
using Plumbline.Implicit;
using Plumbline.RewardHacking;

namespace Plumbline.Statistics;

/// <summary>How often displayed 0.95 intervals hold the truth, in worlds made at fixed seeds.</summary>
public sealed class DisplayedIntervalTests
{
    private const int Runs = 1000;

    [Fact]
    public void Kappa_of_sixty_items_is_covered()
    {
        // Truth passes in 0.6; each annotator is right in 0.9: 0.82 agree, both pass 0.6 · 0.9 + 0.4 · 0.1 = 0.58.
        var chance = (0.58 * 0.58) + (0.42 * 0.42);
        var covered = Covered((0.82 - chance) / (1 - chance), (ref SplitMix64 stream) =>
        {
            var (first, second) = (new double?[60], new double?[60]);
            for (var item = 0; item < 60; item++)
            {
                var truth = stream.NextUnit() < 0.6;
                (first[item], second[item]) = (stream.NextUnit() < 0.9 == truth ? 1 : 0, stream.NextUnit() < 0.9 == truth ? 1 : 0);
            }

            return CohenKappa.Of(first, second, [0, 1]);
        });

        Assert.InRange(covered, 0.92, 0.98);
    }

    [Fact]
    public void Ac1_of_thirty_items_is_covered_a_little_less_than_its_linearised_error_says()
    {
        var chance = 2 * 0.58 * 0.42;
        var covered = Covered((0.82 - chance) / (1 - chance), (ref SplitMix64 stream) =>
        {
            var items = new double[30][];
            for (var item = 0; item < items.Length; item++)
            {
                var truth = stream.NextUnit() < 0.6;
                items[item] = [stream.NextUnit() < 0.9 == truth ? 1 : 0, stream.NextUnit() < 0.9 == truth ? 1 : 0];
            }

            return GwetAc1.Of(items, [0, 1]);
        });

        Assert.InRange(covered, 0.90, 0.98); // 0.914; the resampled bounds of the triple are better
    }

    [Theory]
    [InlineData(20, 0.9, 30, 0.7)]
    [InlineData(100, 0.95, 40, 0.8)]
    public void A_difference_of_shares_is_covered(int n1, double p1, int n2, double p2) =>
        Assert.InRange(Covered(p1 - p2, (ref SplitMix64 stream) => Newcombe.Of(BinomialDraw.Next(ref stream, n1, p1), n1, BinomialDraw.Next(ref stream, n2, p2), n2, 0.95)), 0.93, 0.985);

    [Fact]
    public void A_difference_of_means_with_unequal_spreads_is_covered()
    {
        var covered = Covered(0.5, (ref SplitMix64 stream) =>
        {
            var (one, other) = (Normals(ref stream, 8, 0.5, 3), Normals(ref stream, 25, 0, 1));
            return Welch.Of(one.Mean, one.Variance, 8, other.Mean, other.Variance, 25, 0.95);
        });

        Assert.InRange(covered, 0.93, 0.97);
    }

    [Fact]
    public void A_post_stratified_share_is_covered() =>
        Assert.InRange(
            Covered((0.5 * 0.9) + (0.3 * 0.6) + (0.2 * 0.3), (ref SplitMix64 stream) => PostStratification.Of(
            [
                new(40, BinomialDraw.Next(ref stream, 40, 0.9), 0.5), new(60, BinomialDraw.Next(ref stream, 60, 0.6), 0.3), new(50, BinomialDraw.Next(ref stream, 50, 0.3), 0.2),
            ])),
            0.92,
            0.98);

    [Fact]
    public void A_signals_ratio_is_covered() =>
        Assert.InRange(
            Covered(0.5 / 0.2, (ref SplitMix64 stream) =>
            {
                var (good, bad) = (BinomialDraw.Next(ref stream, 120, 0.5), BinomialDraw.Next(ref stream, 100, 0.2));
                return SignalRatio.Of(good, 120 - good, bad, 100 - bad);
            }),
            0.93,
            0.98);

    [Fact]
    public void Reward_for_length_of_thirty_prompts_is_covered_a_little_less_than_said()
    {
        // 0.1 for a doubling; a prompt moves the lengths and the rewards of its four answers.
        var covered = Covered(0.1, (ref SplitMix64 stream) =>
        {
            var rows = new List<LengthRow>();
            for (var prompt = 0; prompt < 30; prompt++)
            {
                var (longer, better) = (stream.NextNormal(), 0.3 * stream.NextNormal());
                for (var answer = 0; answer < 4; answer++)
                {
                    var doublings = longer + (0.5 * stream.NextNormal());
                    rows.Add(new($"topic {prompt % 3}", 200 * Math.Pow(2, doublings), (0.1 * doublings) + better + (0.2 * stream.NextNormal()), $"prompt {prompt}"));
                }
            }

            return LengthBias.Of(rows).PerDoubling;
        });

        Assert.InRange(covered, 0.90, 0.97); // 0.915: errors clustered by few prompts are a little too small
    }

    private delegate Measurement World(ref SplitMix64 stream);

    private static double Covered(double truth, World world)
    {
        var (held, given) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var stream = SplitMix64.For((ulong)run, "displayed");
            if (world(ref stream) is Measurement.Known { Interval: { } bounds })
            {
                given++;
                held += bounds.Low <= truth && truth <= bounds.High ? 1 : 0;
            }
        }

        Assert.InRange(given, Runs * 0.95, Runs);
        return held / (double)given;
    }

    private static (double Mean, double Variance) Normals(ref SplitMix64 stream, int count, double mean, double deviation)
    {
        var values = new double[count];
        for (var place = 0; place < count; place++)
        {
            values[place] = mean + (deviation * stream.NextNormal());
        }

        return (values.Average(), values.Sum(value => (value - values.Average()) * (value - values.Average())) / (count - 1));
    }
}
