using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Sampling;

public class NumberedDrawTests
{
    private const int Runs = 200;
    private const int Wanted = 400;

    [Fact]
    public void The_same_seed_draws_the_same_and_another_seed_others()
    {
        var pool = Pool(1, 5_000).Items;

        Assert.Equal(NumberedDraw.Weighted(pool, 200, 0.2, 7), NumberedDraw.Weighted([.. pool.Reverse()], 200, 0.2, 7));
        Assert.NotEqual(NumberedDraw.Weighted(pool, 200, 0.2, 7), NumberedDraw.Weighted(pool, 200, 0.2, 8));
    }

    [Fact]
    public void Items_are_drawn_as_often_as_their_chance_says()
    {
        var items = Enumerable.Range(0, 10).Select(i => new NumberedItem($"i{i}", i / 10.0 + 0.03, i)).ToArray();
        var drawn = Enumerable.Range(0, 20_000).Select(seed => NumberedDraw.Weighted(items, 3, 0.3, (ulong)seed)).ToArray();

        var chances = drawn.SelectMany(draw => draw).GroupBy(choice => choice.Id).ToDictionary(group => group.Key, group => (Said: group.First().Probability, Seen: group.Count() / 20_000.0));

        Assert.Equal(10, chances.Count);
        Assert.All(chances.Values, chance => Assert.InRange(chance.Seen, chance.Said - 0.02, chance.Said + 0.02));
    }

    /// <summary>Complaints are six times as often wrong as the rest, and three quarters of the draw go to them.</summary>
    [Fact]
    public void An_estimate_from_a_biased_mix_covers_the_true_rate_and_the_naive_one_does_not()
    {
        var (covered, naive) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var (items, wrong) = Pool((ulong)run, 8_000);
            var rate = wrong.Count / 8_000.0;
            var drawn = NumberedDraw.Weighted(items, Wanted, 0.25, (ulong)run);
            (double, double?)[] labelled = [.. drawn.Select(choice => (choice.Probability, (double?)(wrong.Contains(choice.Id) ? 1 : 0)))];

            covered += Covers(DrawEstimate.Mean(labelled, 8_000), rate) ? 1 : 0;
            naive += Covers(Proportion.Wilson(drawn.Count(choice => wrong.Contains(choice.Id)), drawn.Count, 0.95), rate) ? 1 : 0;
        }

        Assert.InRange(covered, 186, Runs); // 93 in a hundred
        Assert.InRange(naive, 0, 20);
    }

    [Fact]
    public void A_draw_half_labelled_at_random_still_covers_and_says_so()
    {
        var (items, wrong) = Pool(3, 8_000);
        var drawn = NumberedDraw.Weighted(items, 2 * Wanted, 0.25, 3);
        (double, double?)[] labelled = [.. drawn.Select((choice, place) => (choice.Probability, place % 2 == 0 ? (wrong.Contains(choice.Id) ? 1.0 : 0.0) : (double?)null))];

        var mean = Assert.IsType<Measurement.Known>(DrawEstimate.Mean(labelled, 8_000));

        Assert.True(Covers(mean, wrong.Count / 8_000.0));
        Assert.Contains("were not labelled", Assert.Single(mean.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_the_pool_is_drawn_with_chances_among_all()
    {
        var items = Pool(5, 20_000).Items;
        var part = items.Where(item => NumberedDraw.Turned(item.Number, 9) < 0.25).ToArray();

        var drawn = NumberedDraw.Weighted(part, 300, 0.5, 9, 0.25);

        Assert.InRange(drawn.Count, 220, 380);
        Assert.InRange(drawn.Sum(choice => 1 / choice.Probability), 14_000, 26_000);
        Assert.All(drawn, choice => Assert.InRange(choice.Probability, 1e-6, 0.25));
    }

    [Fact]
    public void Every_stratum_gives_about_what_is_wanted_of_it()
    {
        var items = Enumerable.Range(0, 10_000).Select(i => new NumberedItem($"t{i}", Number(1, i), Stratum: i % 10 == 0 ? "rare" : "common")).ToArray();

        var drawn = NumberedDraw.Stratified(items, new Dictionary<string, double> { ["rare"] = 0.2, ["common"] = 200 / 9_000.0 }, 4);

        Assert.All(drawn.CountBy(choice => choice.Stratum!), count => Assert.InRange(count.Value, 150, 250));
    }

    [Theory]
    [InlineData(0, 0.2, 1)]
    [InlineData(5, 0, 1)]
    [InlineData(5, 0.2, 1.5)]
    public void What_is_no_draw_is_refused(double wanted, double even, double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberedDraw.Weighted([new("a", 0.5)], wanted, even, 1, share));

    [Fact]
    public void A_weight_that_is_none_is_refused() => Assert.Throws<ArgumentException>(() => NumberedDraw.Weighted([new("a", 0.5, double.NaN)], 1, 0.5, 1));

    [Fact]
    public void Nothing_drawn_and_nothing_labelled_is_not_measured()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(DrawEstimate.Mean([], 10)).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(DrawEstimate.Mean([(0.5, null)], 10)).Cause);
        Assert.Throws<ArgumentException>(() => DrawEstimate.Mean([(1, 1), (1, 1)], 1));
    }

    [Fact]
    public void A_draw_without_weights_is_even() => Assert.All(
        NumberedDraw.Weighted([.. Pool(2, 1_000).Items.Select(item => item with { Weight = 0 })], 100, 0.2, 1), choice => Assert.InRange(choice.Probability, 0.09, 0.11));

    [Fact]
    public void The_one_that_lies_far_out_is_told_and_a_constant_tells_nothing() => Assert.Equal(
        [0, 0, 0, 0, 1],
        Outlyingness.Of([[10, 1], [11, 1], [12, 1], [13, 1], [100, null]]).Select(Math.Sign));

    [Fact]
    public void Ragged_figures_are_refused() => Assert.Throws<ArgumentException>(() => Outlyingness.Of([[1], [1, 2]]));

    [Fact]
    public void The_question_in_rare_words_is_the_newest()
    {
        var novelty = Novelty.Of(["Where is my invoice?", "where is my invoice", "Where is my refund?", "Quantum llama!", ""]);

        Assert.Equal(3, Array.IndexOf(novelty, novelty.Max()));
        Assert.Equal(novelty[0], novelty[1]);
        Assert.Equal(0, novelty[4]);
    }

    [Fact]
    public void A_large_pool_is_drawn_quickly()
    {
        var items = Enumerable.Range(0, 200_000).Select(i => new NumberedItem($"t{i}", Number(1, i), i % 7)).ToArray();
        var started = Stopwatch.GetTimestamp();

        NumberedDraw.Weighted(items, 1_000, 0.2, 1);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private static (NumberedItem[] Items, HashSet<string> Wrong) Pool(ulong seed, int n)
    {
        var stream = SplitMix64.For(seed, "pool");
        var (items, wrong) = (new NumberedItem[n], new HashSet<string>());
        for (var i = 0; i < n; i++)
        {
            var complains = stream.NextUnit() < 0.1;
            items[i] = new($"t{i:00000}", stream.NextUnit(), complains ? 1 : 0);
            if (stream.NextUnit() < (complains ? 0.6 : 0.1))
            {
                wrong.Add(items[i].Id);
            }
        }

        return (items, wrong);
    }

    private static double Number(ulong seed, int i) => SplitMix64.For(seed, $"{i}").NextUnit();

    private static bool Covers(Measurement measured, double truth) => measured is Measurement.Known { Interval: { } interval } && interval.Low <= truth && truth <= interval.High;
}
