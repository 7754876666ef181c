using System.Globalization;

namespace Plumbline.Benchmarks;

/// <summary>Runs in milliseconds, as they came, with their middle and ends.</summary>
internal sealed record Summary(double Median, double Min, double Max, IReadOnlyList<double> Runs)
{
    public static Summary Of(IEnumerable<Reading> readings)
    {
        double[] runs = [.. readings.Select(reading => Math.Round(reading.Milliseconds, 1))];
        double[] sorted = [.. runs.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1], runs);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0} ms ({Min:0} to {Max:0})");
}
