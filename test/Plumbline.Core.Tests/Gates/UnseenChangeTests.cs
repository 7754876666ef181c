using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

/// <summary>What a gate may not conclude from scores that hardly vary: the worse of two candidates never needs less proof.</summary>
public sealed class UnseenChangeTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void One_score_a_thousandth_lower_does_not_turn_few_items_into_a_pass(int n)
    {
        ScoreRow[] before = [.. Enumerable.Range(0, n).Select(item => Row(item, 1))];

        Assert.Equal(Verdict.Inconclusive, Decide(Rules(previous: 0.02), before, before).Verdict);
        Assert.Equal(Verdict.Inconclusive, Decide(Rules(previous: 0.02), [Row(0, 0.999), .. before[1..]], before).Verdict);
    }

    [Fact]
    public void Enough_unchanged_items_pass_with_a_fraction_among_them()
    {
        ScoreRow[] before = [.. Enumerable.Range(0, 200).Select(item => Row(item, 1))];

        Assert.Equal(Verdict.Pass, Decide(Rules(previous: 0.02), [Row(0, 0.999), .. before[1..]], before).Verdict);
    }

    [Theory]
    [InlineData(2, 1000)]
    [InlineData(5, 100)]
    public void A_few_clusters_that_agree_prove_little_whether_perfect_or_not(int clusters, int size)
    {
        ScoreRow[] All(double score) => [.. Enumerable.Range(0, clusters * size).Select(item => Row(item, score, $"c{item / size}"))];

        Assert.Equal(Verdict.Inconclusive, Decide(Rules(0.92), All(1)).Verdict);
        Assert.Equal(Verdict.Inconclusive, Decide(Rules(0.92), All(0.96)).Verdict);
    }

    [Fact]
    public void Rare_falls_to_nothing_pass_as_seldom_as_the_confidence_allows()
    {
        var stream = SplitMix64.For(3, "rare falls");
        const int Candidates = 400;
        var passed = 0;
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            ScoreRow[] before = [.. Enumerable.Range(0, 50).Select(item => Row(item, 0.9))];
            ScoreRow[] now = [.. Enumerable.Range(0, 50).Select(item => Row(item, stream.NextUnit() < 0.03 ? 0 : 0.9 + (0.001 * stream.NextUnit())))];
            passed += Decide(Rules(previous: 0.02), now, before).Verdict == Verdict.Pass ? 1 : 0;
        }

        Assert.InRange(passed / (double)Candidates, 0, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Candidates)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(40)]
    public void Means_of_a_few_clusters_cover_the_truth_as_often_as_stated(int clusters)
    {
        var stream = SplitMix64.For(4, "few clusters");
        const int Runs = 1000;
        var above = 0;
        for (var run = 0; run < Runs; run++)
        {
            double[] scores = new double[clusters * 20];
            string[] names = new string[scores.Length];
            for (var cluster = 0; cluster < clusters; cluster++)
            {
                var level = stream.NextUnit() < 0.1 ? 0.2 : 0.97; // a kind of conversation that goes wrong
                for (var item = 0; item < 20; item++)
                {
                    (scores[(cluster * 20) + item], names[(cluster * 20) + item]) = (stream.NextUnit() < level ? 1 : 0, $"c{cluster}");
                }
            }

            var low = ((Measurement.Known)ClusteredMean.Of(scores, names, 0.90)).Interval!.Value.Low;
            above += low > (0.1 * 0.2) + (0.9 * 0.97) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{clusters} clusters: the lower bound is above the truth in {above / (double)Runs:0.000}");
        Assert.InRange(above / (double)Runs, 0, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Runs)));
    }

    private static ScoreRow Row(int item, double score, string? cluster = null) => new($"i{item}", "tone", score, Cluster: cluster);
}
