using Plumbline.Optimizers.Diagnostics;
using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers;

/// <summary>Direct preference optimization of the reranking policy.</summary>
internal sealed class DpoOptimizer : IOptimizer
{
    public string Method => DpoReranking.Method;

    public bool TakesBase => true;

    public string Settings(string? json, ulong seed)
    {
        var given = SettingsText.Read(json, DpoSettings.Parse, settings => settings.Check());
        return (given with { Descent = given.Descent with { Seed = seed } }).ToJson();
    }

    public IReadOnlyList<string>? Parts(string settings) => DpoSettings.Parse(settings).Features?.Parts;

    public IOptimizerRun Start(PairSet pairs, string settings, byte[]? reference)
    {
        var parsed = DpoSettings.Parse(settings);
        var policy = reference is null ? null : CheckpointBytes.Read(reference).ToPolicy();
        return new Run(pairs, parsed, policy, DpoReranking.Start(pairs, parsed, policy));
    }

    private sealed class Run(PairSet pairs, DpoSettings settings, RerankingPolicy? reference, TrainingRun<RerankingPolicy> run) : IOptimizerRun
    {
        public int Done => run.Done;

        public int TotalSteps => run.TotalSteps;

        public IEnumerable<TrainingStep> Steps() => run.Steps();

        public void Save(Stream stream) => run.Save(stream);

        public void Load(Stream stream) => run.Load(stream);

        public byte[] Checkpoint(IReadOnlyDictionary<string, string> lineage) => CheckpointBytes.Of(Checkpoints.Checkpoint.Of(run.Model, settings, lineage));

        public Diagnosis Diagnose(PairSet heldOut) => Diagnosis.Of(run.Model, pairs, heldOut);

        public IReadOnlyList<AblationRow> Ablate(PairSet heldOut, IReadOnlyList<string>? only) => Ablation.Of(pairs, heldOut, settings, reference, only);
    }
}
