using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Benchmarks.Capture;

/// <summary>A store with many traces, made once and kept for later runs: a million, or as many as <c>PLUMBLINE_BENCH_TRACES</c> says. It is written as the server writes, counts included.</summary>
internal static class FilledStore
{
    private const int Words = 100;
    private const int Commit = 5_000;

    /// <summary>How many traces it holds.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_BENCH_TRACES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1_000_000;

    /// <summary>A trace in the middle of it.</summary>
    public static string SomeTrace { get; private set; } = "";

    private static string Folder => Path.Combine(Built.Root, $"artifacts/bench-store-{Count}");

    /// <summary>How the executable is told of the store.</summary>
    public static async Task<string[]> ArgumentsAsync()
    {
        var done = Path.Combine(Folder, "done");
        if (!File.Exists(done))
        {
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }

            await File.WriteAllTextAsync(done, await FillAsync());
        }

        SomeTrace = await File.ReadAllTextAsync(done);
        return ["--data", Folder];
    }

    private static async Task<string> FillAsync()
    {
        await using var database = Database.Open(Folder, null);
        await database.MigrateAsync(CancellationToken.None);
        var (traces, feedback) = (new TraceStore(database), new FeedbackStore(database));
        var (generated, middle) = (new GeneratedTraces(1, Words, Count), "");
        await using var connection = await database.OpenAsync(CancellationToken.None);
        for (var written = 0; written < Count; written += Commit)
        {
            Trace[] next = [.. Enumerable.Range(0, Math.Min(Commit, Count - written)).Select(_ => generated.Next())];
            FeedbackEntry[] thumbs = [.. next.Select(generated.Thumb).OfType<FeedbackEntry>()];
            await using var transaction = await connection.BeginTransactionAsync();
            var scope = new FactScope(Engine.Sqlite, connection, transaction, "default", Access.Local, new Pseudonym(new byte[32]), Microseconds.Of(next[^1].At), CancellationToken.None);
            await traces.AppendAsync(next, scope);
            await feedback.AppendAsync(thumbs, scope);
            await transaction.CommitAsync();
            middle = written <= Count / 2 ? next[0].Id : middle;
        }

        return middle;
    }
}
