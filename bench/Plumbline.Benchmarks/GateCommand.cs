namespace Plumbline.Benchmarks;

/// <summary>The same gate as a command: start, read, check strictly, decide, write.</summary>
internal sealed class GateCommand : Benchmark
{
    private readonly ScoreFiles files = new();

    public override string? BaselineName => "a process that parses the same files with JsonDocument";

    public override string? Obstacle() => Verbs.Obstacle("gate");

    public override Task<Reading> RunAsync() =>
        RunAsync(Built.Plumbline, [0, 1, 2], "gate", "--file", files.Gate, "--candidate", files.Candidate, "--baseline", files.Baseline);

    public override Task<Reading> RunBaselineAsync() => RunAsync(Environment.ProcessPath!, [0], "read-lines", files.Candidate, files.Baseline);

    public override void Dispose()
    {
        files.Dispose();
        base.Dispose();
    }

    private static async Task<Reading> RunAsync(string program, int[] expected, params string[] arguments)
    {
        using var command = new ChildProcess(program, arguments);
        return await command.EndAsync(expected);
    }
}
