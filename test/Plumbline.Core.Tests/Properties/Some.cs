using FsCheck;
using FsCheck.Fluent;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>Small inputs of each kind, so that edges come up: few categories, few raters, gaps, ties, one item, none.</summary>
internal static class Some
{
    public static readonly double[] Domain = [1, 2, 3];

    public static readonly Gen<ulong> Seed = Gen.Choose(0, 1_000_000).Select(seed => (ulong)seed);

    /// <summary>From 0 to 1, in twentieths, so that ties come up.</summary>
    public static readonly Gen<double> Share = Gen.Choose(0, 20).Select(twentieth => twentieth / 20.0);

    public static readonly Gen<double> Number = Gen.Choose(-40, 40).Select(tenth => tenth / 10.0);

    public static readonly Gen<double[]> Shares = List(Share, 0, 14);

    public static readonly Gen<double[]> Numbers = List(Number, 0, 14);

    /// <summary>Items × up to four ratings of 1, 2 or 3, some of them missing.</summary>
    public static readonly Gen<double[][]> Ratings = List(List(Gen.Choose(1, 3).Select(rating => (double)rating), 0, 4), 0, 10);

    public static Gen<T[]> List<T>(Gen<T> of, int fewest, int most) => Gen.Choose(fewest, most).SelectMany(of.ArrayOf);

    /// <summary>A count up to n and n.</summary>
    public static Gen<(int K, int N)> Counted(int most = 60) => Gen.Choose(1, most).SelectMany(n => Gen.Choose(0, n).Select(k => (k, n)));

    public static Gen<(T1 First, T2 Second)> Both<T1, T2>(Gen<T1> first, Gen<T2> second) => first.SelectMany(one => second.Select(other => (one, other)));

    public static T[] Shuffled<T>(IEnumerable<T> rows, ulong seed)
    {
        T[] shuffled = [.. rows];
        new SplitMix64(seed).Shuffle<T>(shuffled);
        return shuffled;
    }
}
