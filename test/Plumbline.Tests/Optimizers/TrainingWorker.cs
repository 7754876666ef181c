using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Plumbline.Jobs;
using Plumbline.Optimizers.Reranking;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>A process that runs training jobs, as a server does; its leases are short, so that an heir need not wait long. A mortal one stops in the middle of a run and waits to be killed.</summary>
internal static class TrainingWorker
{
    public const string Steady = "training";
    public const string Mortal = "training-mortal";

    private static readonly JobLimits Limits = JobLimits.Default with { Lease = TimeSpan.FromSeconds(3), Poll = TimeSpan.FromMilliseconds(100) };

    public static IServiceCollection Services(Database database) => new ServiceCollection().AddLogging().AddPlumbline(database).AddSingleton(Limits);

    public static async Task RunAsync(Database database, bool mortal)
    {
        var services = Services(database);
        if (mortal)
        {
            services.RemoveAll<IOptimizer>().AddSingleton<IOptimizer>(new MortalOptimizer());
        }

        await using var provider = services.BuildServiceProvider();
        var runner = provider.GetRequiredService<JobRunner>();
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }

    /// <summary>DPO that pauses once for longer than a run goes without being saved, and soon after that for ever.</summary>
    private sealed class MortalOptimizer : IOptimizer
    {
        private readonly DpoOptimizer whole = new();

        public string Method => whole.Method;

        public bool TakesBase => whole.TakesBase;

        public string Settings(string? json, ulong seed) => whole.Settings(json, seed);

        public IReadOnlyList<string>? Parts(string settings) => whole.Parts(settings);

        public IOptimizerRun Start(PairSet pairs, string settings, byte[]? reference) => new Run(whole.Start(pairs, settings, reference));
    }

    private sealed class Run(IOptimizerRun whole) : IOptimizerRun
    {
        private const int Pause = 100;
        private const int End = 110;

        public int Done => whole.Done;

        public int TotalSteps => whole.TotalSteps;

        public IEnumerable<TrainingStep> Steps()
        {
            foreach (var step in whole.Steps())
            {
                Thread.Sleep(step.Step switch { Pause => 1_500, End => Timeout.Infinite, _ => 0 });
                yield return step;
            }
        }

        public void Save(Stream stream) => whole.Save(stream);

        public void Load(Stream stream) => whole.Load(stream);

        public byte[] Checkpoint(IReadOnlyDictionary<string, string> lineage) => whole.Checkpoint(lineage);

        public Diagnostics.Diagnosis Diagnose(PairSet heldOut) => whole.Diagnose(heldOut);

        public IReadOnlyList<Diagnostics.AblationRow> Ablate(PairSet heldOut, IReadOnlyList<string>? only) => whole.Ablate(heldOut, only);
    }
}
