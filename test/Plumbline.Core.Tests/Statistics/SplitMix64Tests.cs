namespace Plumbline.Statistics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Equal_seeds_give_equal_streams()
    {
        var (one, other) = (new SplitMix64(7), new SplitMix64(7));

        Assert.Equal(Enumerable.Range(0, 100).Select(_ => one.Next()), Enumerable.Range(0, 100).Select(_ => other.Next()));
    }

    [Fact]
    public void Purposes_have_streams_of_their_own() =>
        Assert.NotEqual(SplitMix64.For(7, "bootstrap").Next(), SplitMix64.For(7, "shuffle").Next());

    [Fact]
    public void Whole_numbers_below_six_are_equally_frequent()
    {
        var stream = new SplitMix64(1);

        var counts = Enumerable.Range(0, 60_000).CountBy(_ => stream.Below(6)).ToArray();

        Assert.Equal([0, 1, 2, 3, 4, 5], counts.Select(count => count.Key).Order());
        Assert.All(counts, count => Assert.InRange(count.Value, 9_600, 10_400)); // 10,000 ± 4.4 standard deviations
    }

    [Fact]
    public void Normal_deviates_have_mean_zero_and_variance_one()
    {
        var stream = new SplitMix64(2);

        var draws = Enumerable.Range(0, 100_000).Select(_ => stream.NextNormal()).ToArray();

        Assert.Equal(0, draws.Average(), 0.015);
        Assert.Equal(1, draws.Average(draw => draw * draw), 0.02);
    }

    [Fact]
    public void Every_order_of_three_is_equally_frequent()
    {
        var stream = new SplitMix64(3);

        var orders = Enumerable.Range(0, 60_000).CountBy(_ => Shuffled(ref stream)).ToArray();

        Assert.Equal(6, orders.Length);
        Assert.All(orders, order => Assert.InRange(order.Value, 9_600, 10_400));
    }

    [Fact]
    public void Nothing_is_below_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => new SplitMix64(1).Below(0));

    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)] // from the authors' test vectors
    [InlineData("foobar", 0x85944171F73967E8)]
    public void Hash_is_the_published_one(string text, ulong hash) => Assert.Equal(hash, Fnv1a.Hash(text));

    [Fact]
    public void Long_texts_hash_byte_by_byte() =>
        Assert.Equal(Continued(Fnv1a.Hash(new string('é', 500)), 0xC3, 0xA9), Fnv1a.Hash(new string('é', 501)));

    private static ulong Continued(ulong hash, params byte[] bytes) => bytes.Aggregate(hash, (sum, value) => (sum ^ value) * 0x100000001B3);

    private static string Shuffled(ref SplitMix64 stream)
    {
        char[] letters = ['a', 'b', 'c'];
        stream.Shuffle<char>(letters);
        return new(letters);
    }
}
