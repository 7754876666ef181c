using System.Diagnostics;
using Plumbline.Capture;
using Plumbline.Jobs;
using Plumbline.Optimizers;
using Plumbline.Retention;
using Plumbline.Signals;
using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>This test program, started again to be killed: it works on the test's database and says on its output what it has done.</summary>
internal sealed class WorkerProcess : IDisposable
{
    public const string Word = "worker";
    private readonly Process process;

    private WorkerProcess(Process process) => this.process = process;

    public static WorkerProcess Start(string worker, FreshPlace place)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Plumbline.Tests");
        var start = new ProcessStartInfo(program, [Word, worker, place.Folder ?? "", place.ConnectionString ?? ""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>The next line that the worker wrote; null when it is dead and everything it wrote has been read.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancel) => await process.StandardOutput.ReadLineAsync(cancel);

    /// <summary>The most memory that it has held so far, in bytes.</summary>
    public long MostHeld()
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }

    /// <summary>Signal 9: nothing of the process runs after it.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>What runs in the other process; it ends when it is killed, or when the test that started it is gone.</summary>
    public static async Task<int> RunAsync(string worker, string folder, string connection)
    {
        var place = new FreshPlace(folder.Length > 0 ? folder : null, connection.Length > 0 ? connection : null);
        await using var database = place.Open();
        var work = worker switch
        {
            WritingWorker.Name => WritingWorker.RunAsync(database),
            ServingWorker.Name => ServingWorker.RunAsync(database),
            JobsWorker.Steady => JobsWorker.RunAsync(database, stallAt: null),
            JobsWorker.Mortal => JobsWorker.RunAsync(database, stallAt: 10),
            RetentionWorker.Name => RetentionWorker.RunAsync(database),
            TrainingWorker.Steady => TrainingWorker.RunAsync(database, mortal: false),
            TrainingWorker.Mortal => TrainingWorker.RunAsync(database, mortal: true),
            DerivingWorker.Steady => DerivingWorker.RunAsync(database, mortal: false),
            DerivingWorker.Mortal => DerivingWorker.RunAsync(database, mortal: true),
            _ => throw new ArgumentException($"There is no worker '{worker}'.", nameof(worker)),
        };
        await Task.WhenAny(work, Console.In.ReadToEndAsync());
        return 0;
    }
}
