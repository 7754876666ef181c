namespace Plumbline.Benchmarks;

/// <summary>Runs a benchmark and its baseline in turns, so that a busy machine troubles both alike.</summary>
internal static class Measured
{
    public static async Task<Result> RunAsync(string name, Benchmark benchmark)
    {
        if (benchmark.Obstacle() is { } obstacle)
        {
            return new(name, null, Skipped: obstacle);
        }

        var (own, baseline) = (new List<Reading>(), new List<Reading>());
        for (var run = -1; run < benchmark.Runs; run++) // the first pair warms up
        {
            own.Add(await benchmark.RunAsync());
            if (benchmark.BaselineName is not null)
            {
                baseline.Add(await benchmark.RunBaselineAsync());
            }
        }

        return Of(name, benchmark.BaselineName, [.. own.Skip(1)], [.. baseline.Skip(1)]);
    }

    private static Result Of(string name, string? baselineName, Reading[] own, Reading[] baseline)
    {
        var time = Summary.Of(own);
        var beside = baseline.Length > 0 ? Summary.Of(baseline) : null;
        return new(
            name, time, own.Max(reading => reading.PeakMebibytes), baselineName, beside,
            beside is null ? null : Math.Round(time.Median / beside.Median, 2));
    }
}
