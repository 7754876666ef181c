using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

public sealed class PatternDrawsTests
{
    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.97)]
    public void Binomial_draws_have_the_binomial_frequencies(int n, double p)
    {
        var stream = new SplitMix64(41);

        var counts = Enumerable.Range(0, 40_000).CountBy(_ => BinomialDraw.Next(ref stream, n, p)).ToDictionary();

        // χ² over the counts with an expectation of at least 5; 0.9999 quantile.
        var likely = Enumerable.Range(0, n + 1).Where(k => 40_000 * Binomial.Mass(k, n, p) >= 5).ToArray();
        var distance = likely.Sum(k => Math.Pow(counts.GetValueOrDefault(k) - (40_000 * Binomial.Mass(k, n, p)), 2) / (40_000 * Binomial.Mass(k, n, p)));
        Assert.InRange(distance, 0, ChiSquared.Quantile(0.9999, likely.Length));
    }

    [Fact]
    public void A_million_trials_are_drawn_about_their_mean()
    {
        var stream = new SplitMix64(42);

        var mean = Enumerable.Range(0, 400).Average(_ => BinomialDraw.Next(ref stream, 1_000_000, 0.2));

        Assert.InRange(mean, 199_900, 200_100); // standard error 20
    }

    [Fact]
    public void Certain_and_impossible_successes_take_no_chance()
    {
        var stream = new SplitMix64(43);

        Assert.Equal((7, 0, 0), (BinomialDraw.Next(ref stream, 7, 1), BinomialDraw.Next(ref stream, 7, 0), BinomialDraw.Next(ref stream, 0, 0.5)));
        Assert.Equal(new SplitMix64(43).Next(), stream.Next());
    }

    [Theory]
    [InlineData(2)] // one by one
    [InlineData(200)] // pattern by pattern
    public void Patterns_come_as_often_as_their_items(int itemsEach)
    {
        int[] patterns = [.. Enumerable.Range(0, 4 * itemsEach).Select(item => item < itemsEach ? 0 : item < 3 * itemsEach ? 1 : 2)];
        var (draws, stream, counts, sums) = (new PatternDraws(patterns, 3), new SplitMix64(44), new int[3], new double[3]);

        for (var replicate = 0; replicate < 2000; replicate++)
        {
            draws.Next(ref stream, counts);
            Assert.Equal(patterns.Length, counts.Sum());
            sums = [.. sums.Zip(counts, (sum, count) => sum + ((double)count / patterns.Length / 2000))];
        }

        Assert.Equal([0.25, 0.5, 0.25], sums, (expected, got) => Math.Abs(expected - got) < 0.02);
    }
}
