namespace Plumbline.Statistics;

/// <summary>The one source of chance: a small, fast, replayable stream of numbers.</summary>
/// <remarks>
/// A mutable struct: keep it in a local and hand it on by <c>ref</c>. Whoever draws from it records the seed beside the result.
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </remarks>
/// <param name="seed">Any value; equal seeds give equal streams on every machine.</param>
public struct SplitMix64(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const double UnitStep = 1.0 / (1UL << 53);

    private ulong state = seed;

    /// <summary>The stream for one purpose, independent of the streams for other purposes of the same seed.</summary>
    /// <param name="seed">The recorded seed.</param>
    /// <param name="purpose">What the numbers are for, e.g. "bootstrap".</param>
    public static SplitMix64 For(ulong seed, string purpose) => new(Mix(seed ^ Fnv1a.Hash(purpose)));

    /// <summary>A bijection of 64 bits that makes near values far apart; 0 stays 0.</summary>
    public static ulong Mix(ulong value)
    {
        var mixed = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(state += Step);

    /// <summary>The next whole number from 0 to <paramref name="n"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not positive.</exception>
    /// <remarks>The high 64 bits of a 128-bit product: no division; the bias is below n / 2⁶⁴.</remarks>
    public long Below(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return (long)Math.BigMul(Next(), (ulong)n, out _);
    }

    /// <summary>The next number in [0, 1), one of 2⁵³ equally spaced ones.</summary>
    public double NextUnit() => (Next() >> 11) * UnitStep;

    /// <summary>The next standard normal deviate; takes two numbers of the stream (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Max(NextUnit(), UnitStep);
        return Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(2 * Math.PI * NextUnit());
    }

    /// <summary>Puts the values into a random order, every order equally likely (Fisher and Yates, from the top).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var top = values.Length - 1; top > 0; top--)
        {
            var other = (int)Below(top + 1);
            (values[top], values[other]) = (values[other], values[top]);
        }
    }
}
