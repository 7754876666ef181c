using System.Globalization;

namespace Plumbline.Benchmarks;

/// <summary>Runs in milliseconds, as they came, with their middle and ends.</summary>
/// <param name="Median">The middle one.</param>
/// <param name="Min">The shortest.</param>
/// <param name="Max">The longest.</param>
/// <param name="Processor">The middle of the time on all cores together; null where it was not its own process.</param>
/// <param name="Runs">All of them, in order.</param>
internal sealed record Summary(double Median, double Min, double Max, double? Processor, IReadOnlyList<double> Runs)
{
    public static Summary Of(IReadOnlyCollection<Reading> readings)
    {
        double[] runs = [.. readings.Select(reading => Math.Round(reading.Milliseconds, 1))];
        double[] sorted = [.. runs.Order()];
        double[] processor = [.. readings.Select(reading => reading.ProcessorMilliseconds).OfType<double>().Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1], processor.Length == 0 ? null : Math.Round(processor[processor.Length / 2]), runs);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0} ms ({Min:0} to {Max:0}{(Processor is { } time ? $", processor {time:0}" : "")})");
}
