using Plumbline.Statistics;

namespace Plumbline.Traces;

/// <summary>Figures of the traces on one page; a sum is of those that told a number, and unknown where none did.</summary>
internal sealed record PageFigures(WireMeasurement Errors, double? Latency, double? Slow, int Timed, long? Input, long? Output, int Counted, double? Cost, int Priced)
{
    private const double Level = 0.95;

    public static PageFigures Of(IReadOnlyList<TraceRow> rows, IReadOnlyDictionary<string, TraceBody> bodies)
    {
        double[] times = [.. rows.Select(row => row.LatencyMilliseconds).OfType<double>().Order()];
        var failed = rows.Count(row => bodies.TryGetValue(row.Id, out var body) && PayloadTest.HasError(body));
        return new(
            WireMeasurement.Of(Proportion.Wilson(failed, rows.Count, Level)), At(times, 0.5), At(times, 0.95), times.Length,
            Sum(rows.Select(row => row.InputTokens)), Sum(rows.Select(row => row.OutputTokens)), rows.Count(row => (row.InputTokens ?? row.OutputTokens) is not null),
            rows.Any(row => row.CostUsd is not null) ? rows.Sum(row => row.CostUsd ?? 0) : null, rows.Count(row => row.CostUsd is not null));
    }

    private static double? At(double[] sorted, double share) => sorted.Length == 0 ? null : Quantile.Of(sorted, share);

    private static long? Sum(IEnumerable<long?> told) => told.OfType<long>().ToArray() is { Length: > 0 } known ? known.Sum() : null;
}
