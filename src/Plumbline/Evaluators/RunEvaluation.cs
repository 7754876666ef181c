using System.Text;
using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Optimizers.Reranking;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Lets a release answer every item of a split and scores each answer, a dimension at a time. The result is a scorecard.</summary>
internal sealed class RunEvaluation(ArtifactStore artifacts, Policies policies, EvaluatorSet evaluators, TrainedItems trained, CandidateFamily families, SealedTest sealedTest)
{
    public const string Kind = "scorecard";
    private const double Level = 0.9;

    public async Task<ScorecardReport> RunAsync(string project, EvaluationRequest request, CancellationToken cancel)
    {
        var policy = await policies.FindAsync(project, request.Candidate, cancel);
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, request.Dataset, cancel);
        DatasetItem[] items = [.. DatasetText.Read(content).Items.Where(item => item.Split == request.Split)];
        Refuse(request, items);
        var known = await trained.OfAsync(project, policy.Release, cancel);
        var scores = policy.Method == RewardModelTraining.Method && request.Evaluators is null
            ? PreferenceScores.Of(policy.Scorer!, items, known)
            : await AnswersAsync(project, request, policy, items, known, cancel);
        await sealedTest.OpenAsync(project, row.Hash, policy.Release, request, cancel); // last: a request that is refused opens nothing
        return await KeepAsync(project, request, policy, row.Hash, items.Length, scores, cancel);
    }

    private async Task<EvaluatedScores> AnswersAsync(
        string project, EvaluationRequest request, Policy policy, DatasetItem[] items, TrainedOn known, CancellationToken cancel)
    {
        var settings = request.Evaluators ?? throw RefusedException.Invalid("evaluators", "Name an evaluator for each dimension, e.g. {\"tone\": {\"kind\": \"human\"}}.");
        var each = await evaluators.CreateAsync(project, settings, await families.OfAsync(project, policy.Release, items, cancel), cancel);
        await RefuseSoleRewardModelAsync(project, settings, known, cancel);
        var clustered = items.DistinctBy(item => item.Group).Count() < items.Length;
        var rows = new List<ScoreRow>();
        var failures = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = new List<(string Dimension, PeopleAnswer Said)>();
        foreach (var item in items)
        {
            var contaminated = known.Items.Contains(item.Id) || known.Prompts.Contains(Fingerprint.Of(item.Prompt));
            var answer = contaminated ? null : Answer(policy, item);
            foreach (var (dimension, evaluator) in each)
            {
                var said = contaminated ? EvaluatorAnswer.Abstain(Cause.Contaminated.Code())
                    : answer is null ? EvaluatorAnswer.Abstain("the item has no candidates") : evaluator.Score(item, answer);
                rows.Add(new(item.Id, dimension, said.Score, said.Reason, clustered ? item.Group : null, said.People?.Contamination, said.People?.SetAside));
                failures[dimension] = failures.GetValueOrDefault(dimension) + (said.Failed ? 1 : 0);
                if (said.People is { } judged)
                {
                    people.Add((dimension, judged));
                }
            }
        }

        return new(rows, settings.ToDictionary(pair => pair.Key, pair => pair.Value.Kind), failures,
            items.Count(item => known.Items.Contains(item.Id) || known.Prompts.Contains(Fingerprint.Of(item.Prompt))),
            people.GroupBy(said => said.Dimension).ToDictionary(said => said.Key, said => DimensionIndependence.Of([.. said.Select(one => one.Said)])));
    }

    private static Candidate? Answer(Policy policy, DatasetItem item) => item.Candidates.Count == 0
        ? null
        : item.Candidates.First(candidate => candidate.Id == policy.Rank(item.PromptText(), [.. item.Candidates.Select(candidate => (candidate.Id, candidate.Text))])[0].Id);

    private async Task<ScorecardReport> KeepAsync(
        string project, EvaluationRequest request, Policy policy, string dataset, int items, EvaluatedScores scores, CancellationToken cancel)
    {
        var content = Encoding.UTF8.GetBytes(ScoreFile.Write(scores.Rows));
        var card = Scorecard.Of("", policy.Release, scores.Rows, Level);
        var report = new ScorecardReport(
            ContentHash.Of(content), policy.Release, policy.Method, dataset, request.Split, items, scores.Contaminated, scores.Failures,
            card.Dimensions.ToDictionary(line => line.Dimension, line => new DimensionReport(
                scores.Evaluators[line.Dimension], WireMeasurement.Of(line.Score), line.Missing, scores.Independence.GetValueOrDefault(line.Dimension))));
        await artifacts.KeepAsync(
            project, Artifact.Of(Kind, null, content, report, [$"dataset:{dataset}", .. policy == Policy.Base ? Array.Empty<string>() : [policy.Release]]), cancel);
        return report;
    }

    private static void Refuse(EvaluationRequest request, DatasetItem[] items)
    {
        if (request.Split is Split.Train or Split.JudgePrompt or Split.JudgeDev)
        {
            throw RefusedException.Invalid("split", $"{Words.Of(request.Split)} is learned from: it cannot score a candidate. Use test, calibration or anchor.");
        }

        if (items.Length == 0)
        {
            throw RefusedException.Conflict("split", $"The dataset version has no items in {Words.Of(request.Split)}.");
        }
    }

    private async Task RefuseSoleRewardModelAsync(string project, IReadOnlyDictionary<string, EvaluatorSettings> settings, TrainedOn known, CancellationToken cancel)
    {
        if (settings.Values.Any(setting => setting.Kind != RewardModelEvaluator.Kind))
        {
            return;
        }

        foreach (var setting in settings.Values)
        {
            var model = await artifacts.FindAsync(project, TrainJob.CheckpointKind, setting.Checkpoint!, cancel);
            if ((await trained.OfAsync(project, $"checkpoint:{model!.Hash}", cancel)).Datasets.Overlaps(known.Datasets))
            {
                throw RefusedException.Conflict("evaluators",
                    "The reward model was trained on the same labels as the candidate: it may not be its only evaluator. Add people's labels or a code check.");
            }
        }
    }
}

/// <summary>Scores of every item on every dimension, and what went wrong.</summary>
internal sealed record EvaluatedScores(
    IReadOnlyList<ScoreRow> Rows, IReadOnlyDictionary<string, string> Evaluators, IReadOnlyDictionary<string, int> Failures, int Contaminated,
    IReadOnlyDictionary<string, DimensionIndependence> Independence);
