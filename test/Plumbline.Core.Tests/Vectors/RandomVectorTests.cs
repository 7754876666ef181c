using Plumbline.Statistics;

namespace Plumbline.Vectors;

public sealed class RandomVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["u64"] = one => new { u64 = Draw(new SplitMix64(one.Seed()), 5) },
            ["below10 (mulhi)"] = one => new { values = Below(one.Seed(), one.Whole("n"), one.Whole("count")) },
            ["u01"] = one => new { values = Units(one.Seed(), one.Whole("count")) },
            ["purpose stream"] = one => new
            {
                stream_seed = $"{SplitMix64.Mix(one.Seed() ^ Fnv1a.Hash(one.Text("purpose")))}",
                u64 = Draw(SplitMix64.For(one.Seed(), one.Text("purpose")), one.Whole("count")),
            },
        },
    };

    [Fact]
    public void The_stream_of_numbers_is_the_published_one() => Family.Check("00_rng.json");

    private static string[] Draw(SplitMix64 stream, int count) => [.. Enumerable.Range(0, count).Select(_ => $"{stream.Next()}")];

    private static long[] Below(ulong seed, int n, int count)
    {
        var stream = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => stream.Below(n))];
    }

    private static double[] Units(ulong seed, int count)
    {
        var stream = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextUnit())];
    }
}
