namespace Plumbline.Benchmarks;

/// <summary>The whole demo on an empty folder: wall time and largest memory.</summary>
internal sealed class DemoRun : Benchmark
{
    private readonly DpoTraining training = new();

    public override string? BaselineName => "training DPO on 5,000 pairs";

    public override int Runs => 3;

    public override string? Obstacle() => Verbs.Obstacle("demo");

    public override async Task<Reading> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-bench-").FullName;
        try
        {
            using var demo = new ChildProcess(Built.Plumbline, "demo", "--no-serve", "--json", "--data", folder);
            return await demo.EndAsync(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public override Task<Reading> RunBaselineAsync() => training.RunAsync();
}
