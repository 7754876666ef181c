namespace Plumbline.Benchmarks;

/// <summary>The same gate as a command: start, read, check strictly, decide, write.</summary>
internal sealed class GateCommand : Benchmark
{
    private readonly ScoreFiles files = new();

    public override string? BaselineName => "the command's own help";

    public override string? Obstacle() => Verbs.Obstacle("gate");

    public override Task<Reading> RunAsync() =>
        RunAsync([0, 1, 2], "gate", "--file", files.Gate, "--candidate", files.Candidate, "--baseline", files.Baseline);

    public override Task<Reading> RunBaselineAsync() => RunAsync([0], "gate", "--help");

    public override void Dispose()
    {
        files.Dispose();
        base.Dispose();
    }

    private static async Task<Reading> RunAsync(int[] expected, params string[] arguments)
    {
        using var command = new ChildProcess(Built.Plumbline, arguments);
        return await command.EndAsync(expected);
    }
}
