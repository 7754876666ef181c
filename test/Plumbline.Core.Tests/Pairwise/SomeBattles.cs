using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

internal static class SomeBattles
{
    /// <summary>Battles between models of given strengths, drawn at random; a share of them ties.</summary>
    public static Battle[] Of(double[] strengths, int battles, ulong seed, double ties = 0, int prompts = 0)
    {
        var stream = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, battles).Select(row =>
            {
                var first = (int)stream.Below(strengths.Length);
                var second = (first + 1 + (int)stream.Below(strengths.Length - 1)) % strengths.Length;
                var won = stream.NextUnit() < Logistic.Sigmoid(strengths[first] - strengths[second]) ? 1 : 0;
                return new Battle(Name(first), Name(second), stream.NextUnit() < ties ? 0.5 : won, prompts > 0 ? $"{row % prompts}" : null);
            }),
        ];
    }

    public static string Name(int model) => $"model {model:D3}";

    public static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    public static Cause Refusal(Measurement measured) => Assert.IsType<Measurement.Unknown>(measured).Cause;

    public static T[] Shuffled<T>(IEnumerable<T> rows, ulong seed)
    {
        T[] shuffled = [.. rows];
        new SplitMix64(seed).Shuffle<T>(shuffled);
        return shuffled;
    }
}
