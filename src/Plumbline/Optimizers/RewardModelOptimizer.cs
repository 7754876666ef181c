using Plumbline.Optimizers.Diagnostics;
using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers;

/// <summary>A Bradley–Terry reward model: it scores answers, and alone it is no evaluator of a policy trained on the same labels.</summary>
internal sealed class RewardModelOptimizer : IOptimizer
{
    public string Method => RewardModelTraining.Method;

    public bool TakesBase => false;

    public string Settings(string? json, ulong seed)
    {
        var given = SettingsText.Read(json, RewardModelSettings.Parse, settings => settings.Check());
        return (given with { Descent = given.Descent with { Seed = seed } }).ToJson();
    }

    public IReadOnlyList<string>? Parts(string settings) => RewardModelSettings.Parse(settings).Features.Parts;

    public IOptimizerRun Start(PairSet pairs, string settings, byte[]? reference)
    {
        var parsed = RewardModelSettings.Parse(settings);
        return new Run(pairs, parsed, RewardModelTraining.Start(pairs, parsed));
    }

    private sealed class Run(PairSet pairs, RewardModelSettings settings, TrainingRun<RewardModel> run) : IOptimizerRun
    {
        public int Done => run.Done;

        public int TotalSteps => run.TotalSteps;

        public IEnumerable<TrainingStep> Steps() => run.Steps();

        public void Save(Stream stream) => run.Save(stream);

        public void Load(Stream stream) => run.Load(stream);

        public byte[] Checkpoint(IReadOnlyDictionary<string, string> lineage) => CheckpointBytes.Of(Checkpoints.Checkpoint.Of(run.Model, settings, lineage));

        public Diagnosis Diagnose(PairSet heldOut) => Diagnosis.Of(run.Model, pairs, heldOut);

        public IReadOnlyList<AblationRow> Ablate(PairSet heldOut, IReadOnlyList<string>? only) => Ablation.Of(pairs, heldOut, settings, only);
    }
}
