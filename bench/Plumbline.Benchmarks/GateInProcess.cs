using System.Diagnostics;
using Plumbline.Gates;

namespace Plumbline.Benchmarks;

/// <summary>Reading two score files of 10,000 items × 10 dimensions and deciding: paired, by bounds.</summary>
internal sealed class GateInProcess : Benchmark
{
    private readonly ScoreFiles files = new();
    private readonly GateRules rules = new([.. ScoreFiles.Names.Select(name => new DimensionRule(name, 0.8, new Regression(0.02, null), 0))]);

    public override string? BaselineName => "reading the same files";

    public override Task<Reading> RunAsync() => Time(() =>
        Gate.Decide(rules, ScoreFiles.Read(files.Candidate), ScoreFiles.Read(files.Baseline), null, [], new Looks.Unknown("Nothing is counted here."), DateTimeOffset.UnixEpoch));

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
