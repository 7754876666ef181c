using System.Diagnostics;
using Plumbline.Gates;
using Plumbline.Scorecards;

namespace Plumbline.Benchmarks;

/// <summary>Deciding on two releases, 10,000 items × 10 dimensions each, from rows in memory: a minimum and a paired comparison each, by bounds.</summary>
internal sealed class GateInProcess : Benchmark
{
    private readonly ScoreFiles files = new();
    private readonly List<ScoreRow> candidate, baseline;
    private readonly GateRules rules = new([.. ScoreFiles.Names.Select(name => new DimensionRule(name, 0.8, new Regression(0.02, null), 0))]);

    public GateInProcess() => (candidate, baseline) = (ScoreFiles.Read(files.Candidate), ScoreFiles.Read(files.Baseline));

    public override string? BaselineName => "reading the same rows with JsonSerializer";

    public override Task<Reading> RunAsync() => Time(() =>
        Gate.Decide(rules, candidate, baseline, null, [], new Looks.Unknown("Nothing is counted here."), DateTimeOffset.UnixEpoch));

    public override Task<Reading> RunBaselineAsync() => Time(() => (ScoreFiles.Read(files.Candidate), ScoreFiles.Read(files.Baseline)));

    public override void Dispose()
    {
        files.Dispose();
        base.Dispose();
    }

    private static Task<Reading> Time<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return Task.FromResult(new Reading(watch.Elapsed.TotalMilliseconds));
    }
}
