using Plumbline.Statistics;

namespace SupportBot;

/// <summary>One purpose stream of the world's seed, with the few ways in which the world draws.</summary>
internal sealed class Chance
{
    private SplitMix64 stream;

    private Chance(SplitMix64 stream) => this.stream = stream;

    public static Chance For(ulong seed, string purpose) => new(SplitMix64.For(seed, purpose));

    public static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    public bool Hit(double probability) => stream.NextUnit() < probability;

    public double Unit() => stream.NextUnit();

    public double Normal() => stream.NextNormal();

    public int Between(int low, int high) => low + (int)stream.Below(high - low + 1);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[(int)stream.Below(choices.Count)];

    /// <summary>The index drawn with probability proportional to its weight.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = stream.NextUnit() * total;
        for (var index = 0; index < weights.Length - 1; index++)
        {
            left -= weights[index];
            if (left < 0)
            {
                return index;
            }
        }

        return weights.Length - 1;
    }
}
