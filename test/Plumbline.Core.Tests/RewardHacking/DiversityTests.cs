using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class DiversityTests
{
    private static readonly string[] Some = ["the cat sat on the mat", "a dog ran in the park today", "rain fell all night long", "the cat sat on a chair"];

    [Fact]
    public void The_same_text_again_and_again_is_not_diverse()
    {
        string[] same = [.. Enumerable.Repeat("the cat sat on the mat", 5)];

        Assert.Equal(1, Value(SelfBleu.Of(same)), 1e-12);
        Assert.Equal(5 / 30.0, Value(DistinctNGrams.Of(same, 1)), 1e-12);
        Assert.Equal(1, Value(VendiScore.Of([[1, 1, 1], [1, 1, 1], [1, 1, 1]])), 1e-9);
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_wholly_diverse()
    {
        Assert.Equal(0, Value(SelfBleu.Of(["alpha beta gamma delta", "one two three four"])));
        Assert.Equal(1, Value(DistinctNGrams.Of(["alpha beta gamma", "one two three"], 2)));
        Assert.Equal(3, Value(VendiScore.Of([[1, 0, 0], [0, 1, 0], [0, 0, 1]])), 1e-12);
    }

    [Fact]
    public void Text_order_does_not_matter()
    {
        Assert.Equal(Value(SelfBleu.Of(Some)), Value(SelfBleu.Of([.. Some.Reverse()])));
        Assert.Equal(DistinctNGrams.AtSize(Some, 2, 3, 7), DistinctNGrams.AtSize([.. Some.Reverse()], 2, 3, 7));
        Assert.Equal(7UL, Assert.IsType<Measurement.Known>(DistinctNGrams.AtSize(Some, 2, 3, 7)).Seed);
    }

    [Fact]
    public void Each_text_is_held_against_the_others_and_not_itself()
    {
        // By hand: of "the cat sat on a chair" 6 words, 4 shared with "the cat sat on the mat" and "a" with the second; pairs 3 of 5, threes 2 of 4, fours 1 of 3.
        var expected = Math.Pow(5 / 6.0 * 3 / 5 * 2 / 4 * 1 / 3, 0.25);

        Assert.Equal(expected, SelfBleu.Each(Some)[3], 1e-12);
    }

    [Fact]
    public void Bounds_hold_on_random_similarities()
    {
        var stream = new SplitMix64(41);
        for (var world = 0; world < 50; world++)
        {
            var table = Cosines(ref stream, 8);

            Assert.InRange(Value(VendiScore.Of(table)), 1, 8);
        }
    }

    [Fact]
    public void Two_texts_this_alike_are_worth_what_the_formula_says()
    {
        // Eigenvalues of [[1, s], [s, 1]] / 2 are (1 ± s) / 2.
        var expected = Math.Exp(-(0.9 * Math.Log(0.9)) - (0.1 * Math.Log(0.1)));

        Assert.Equal(expected, Value(VendiScore.Of([[1, 0.8], [0.8, 1]])), 1e-12);
    }

    [Fact]
    public void Too_little_text_is_not_measured()
    {
        Assert.IsType<Measurement.Unknown>(SelfBleu.Of(["alone"]));
        Assert.IsType<Measurement.Unknown>(DistinctNGrams.Of(["one"], 2));
        Assert.Equal(Cause.Underpowered, Assert.IsType<Measurement.Unknown>(DistinctNGrams.AtSize(Some, 1, 5, 1)).Cause);
        Assert.IsType<Measurement.Unknown>(VendiScore.Of([]));
        Assert.Equal(0, SelfBleu.Each(["", "a b c d"])[0]);
    }

    [Fact]
    public void What_is_no_table_of_similarities_is_refused()
    {
        Assert.Throws<ArgumentException>(() => VendiScore.Of([[1, 0.5], [0.4, 1]]));
        Assert.Throws<ArgumentException>(() => VendiScore.Of([[1, 0.5]]));
        Assert.Throws<ArgumentException>(() => VendiScore.Of([[0.5]]));
        Assert.Throws<ArgumentException>(() => VendiScore.Of([[1, double.NaN], [double.NaN, 1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistinctNGrams.Of(Some, 0));
    }

    [Fact]
    public void A_canary_that_comes_first_is_memorised_and_one_in_the_middle_is_not()
    {
        Assert.Equal(10, CanaryExposure.Bits(1, 1024), 1e-12);
        Assert.Equal(1, CanaryExposure.Bits(512, 1024), 1e-12);
        Assert.Equal(0, CanaryExposure.Bits(1024, 1024), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => CanaryExposure.Bits(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => CanaryExposure.Bits(11, 10));
    }

    [Fact]
    public void Five_thousand_texts_are_no_wait()
    {
        string[] texts = [.. Enumerable.Range(0, 5000).Select(at => string.Join(' ', Enumerable.Range(0, 20).Select(word => $"w{at * (word + 3) % 97}")))];
        var clock = Stopwatch.StartNew();

        SelfBleu.Of(texts);
        DistinctNGrams.Of(texts, 2);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }

    /// <summary>Cosines of random vectors.</summary>
    private static double[][] Cosines(ref SplitMix64 stream, int n)
    {
        var vectors = new double[n][];
        for (var at = 0; at < n; at++)
        {
            double[] raw = [stream.NextNormal(), stream.NextNormal(), stream.NextNormal()];
            var length = Math.Sqrt(raw.Sum(value => value * value));
            vectors[at] = [.. raw.Select(value => value / length)];
        }

        return [.. vectors.Select((one, row) => vectors.Select((other, column) => row == column ? 1 : one.Zip(other, (x, y) => x * y).Sum()).ToArray())];
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
