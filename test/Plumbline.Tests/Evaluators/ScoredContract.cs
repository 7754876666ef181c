using Plumbline.Checkpoints;
using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;

namespace Plumbline.Evaluators;

/// <summary>A store with datasets, checkpoints and pair sets to evaluate.</summary>
public abstract class ScoredContract : PartContract
{
    private protected static readonly Dictionary<string, EvaluatorSettings> ByPeople = new() { ["tone"] = new("human") };

    private protected static readonly DatasetItem[] Items = [.. Enumerable.Range(0, 8).Select(item => SomeAnswers.Item($"t{item}", SomeAnswers.Score($"l{item}", "a", item % 2)))];

    private protected Task<ScorecardReport> EvaluateAsync(EvaluationRequest request) => Get<RunEvaluation>().RunAsync(Project, request, Cancel);

    private protected Task<string> DatasetAsync(DatasetItem[] items) => ArtifactAsync(CutDataset.Kind, DatasetText.Write(new(1, "refunds", 1, "stated"), items));

    private protected async Task<string> CheckpointAsync(string dataset, DatasetItem[] items, ulong seed = 1)
    {
        var settings = new DpoSettings { Descent = new() { Seed = seed } };
        var policy = DpoReranking.Start(Planted(), settings).Finish();
        var pairs = await PairsAsync(dataset, items);
        return $"checkpoint:{await ArtifactAsync("checkpoint", CheckpointBytes.Of(Checkpoint.Of(policy, settings, new Dictionary<string, string> { ["pairs"] = pairs })), $"pairs:{pairs}")}";
    }

    /// <summary>Pairs of labels "item-a" and "item-b".</summary>
    private protected async Task<string> PairsAsync(string dataset, DatasetItem[] items)
    {
        var rule = new PairRule(1, 0.1, [], new Dictionary<string, double>());
        DatasetItem[] judged = [.. items.Select(item => item with { Labels = [SomeAnswers.Score($"{item.Id}-a", "a", 1), SomeAnswers.Score($"{item.Id}-b", "b", 0)] })];
        var header = new PairHeader(1, dataset, Split.Train, new(rule));
        var (pairs, _) = PairBuilder.Build(judged, new(rule));
        return await ArtifactAsync(BuildPairs.Kind, PairText.Write(header, pairs), [.. PairLabels.Of(pairs, judged, rule).Select(label => $"label:{label}")]);
    }

    private protected async Task<string> RewardModelAsync(string pairs)
    {
        var settings = new RewardModelSettings();
        var model = RewardModelTraining.Start(Planted(), settings).Finish();
        return await ArtifactAsync("checkpoint", CheckpointBytes.Of(Checkpoint.Of(model, settings, new Dictionary<string, string> { ["pairs"] = pairs })), $"pairs:{pairs}");
    }

    private protected static PairSet Planted() => PairSet.Of(Enumerable.Range(0, 16).Select(pair => new TrainingPair($"Question {pair}", $"A kind answer {pair}.", $"No {pair}!")));

    private protected async Task<string> ArtifactAsync(string kind, byte[] content, params IReadOnlyList<string> parents)
    {
        var artifact = Artifact.Of(kind, null, content, new { }, parents);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return artifact.Hash;
    }
}
