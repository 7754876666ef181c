using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Lets a release answer every item of a split and scores each answer, a dimension at a time. The result is a scorecard.</summary>
internal sealed class RunEvaluation(
    ArtifactStore artifacts, Policies policies, EvaluatorSet evaluators, TrainedItems trained, CandidateFamily families, SoleEvaluator sole, SealedTest sealedTest, DatasetRule rules)
{
    public const string Kind = "scorecard";
    private const double Level = 0.9;

    public async Task<ScorecardReport> RunAsync(string project, EvaluationRequest request, CancellationToken cancel)
    {
        var policy = await policies.FindAsync(project, request.Candidate, cancel);
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, request.Dataset, cancel);
        var (header, all) = DatasetText.Read(content);
        DatasetItem[] items = [.. all.Where(item => item.Split == request.Split)];
        Refuse(request, items);
        var contaminated = await trained.AmongAsync(project, policy.Release, items, cancel);
        var scores = policy.Method == RewardModelTraining.Method && request.Evaluators is null
            ? PreferenceScores.Of(policy.Scorer!, items, contaminated, (await rules.OfAsync(project, header.Rubric, items, cancel)).Rule)
            : await AnswersAsync(project, request, policy, items, contaminated, cancel);
        var (report, card) = Card(request, policy, (row.Hash, header.Rubric), items, scores);
        await sealedTest.OpenAsync(project, request, report, [.. items.Select(item => item.Id)], cancel); // last: a request that is refused opens nothing
        await artifacts.KeepAsync(project, card, cancel);
        return report;
    }

    private async Task<EvaluatedScores> AnswersAsync(
        string project, EvaluationRequest request, Policy policy, DatasetItem[] items, IReadOnlySet<string> known, CancellationToken cancel)
    {
        var settings = await evaluators.ResolveAsync(
            project, request.Evaluators ?? throw RefusedException.Invalid("evaluators", "Name an evaluator for each dimension, e.g. {\"tone\": {\"kind\": \"human\"}}."), cancel);
        var made = await evaluators.CreateAsync(project, settings, await families.OfAsync(project, policy.Release, items, cancel), cancel);
        var each = made.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        await sole.RefuseAsync(project, policy.Release, settings, cancel);
        var clustered = items.DistinctBy(item => item.Group).Count() < items.Length;
        var rows = new List<ScoreRow>();
        var failures = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        var people = new List<(string Dimension, PeopleAnswer Said)>();
        foreach (var item in items)
        {
            var contaminated = known.Contains(item.Id);
            var answer = contaminated ? null : Answer(policy, item);
            foreach (var (dimension, evaluator) in each)
            {
                var said = contaminated ? EvaluatorAnswer.Abstain(Cause.Contaminated.Code())
                    : answer is null ? EvaluatorAnswer.Abstain("the item has no candidates") : evaluator.Score(item, answer);
                rows.Add(new(item.Id, dimension, said.Score, said.Reason, clustered ? item.Group : null, said.People?.Contamination, said.People?.SetAside));
                failures[dimension] = failures.GetValueOrDefault(dimension) + (said.Failed ? 1 : 0);
                labels.UnionWith(said.Labels ?? []);
                if (said.People is { } judged)
                {
                    people.Add((dimension, judged));
                }
            }
        }

        return new(
            rows, settings, failures, known.Count,
            people.GroupBy(said => said.Dimension).ToDictionary(said => said.Key, said => DimensionIndependence.Of([.. said.Select(one => one.Said)])),
            [.. items.Select(item => item.Id).Where(id => !known.Contains(id))], labels);
    }

    /// <summary>What a release answers: the base what it served where that is known, else its first draft; a checkpoint its best.</summary>
    private static Candidate? Answer(Policy policy, DatasetItem item)
    {
        if (item.Candidates.Count == 0)
        {
            return null;
        }

        if (policy == Policy.Base && item.Served is { } served && !Policies.IsCheckpoint(item.Release))
        {
            return item.Candidates.First(candidate => candidate.Id == served);
        }

        var best = policy.Rank(item.PromptText(), [.. item.Candidates.Select(candidate => (candidate.Id, candidate.Text))])[0].Id;
        return item.Candidates.First(candidate => candidate.Id == best);
    }

    private static (ScorecardReport Report, Artifact Card) Card(EvaluationRequest request, Policy policy, (string Hash, string? Rubric) dataset, DatasetItem[] items, EvaluatedScores scores)
    {
        var header = new ScorecardHeader(
            1, policy.Release, dataset.Hash, request.Split, scores.Evaluators.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value, WireFormat.Options)));
        var content = ScorecardText.Write(header, scores.Rows);
        var card = Scorecard.Of("", policy.Release, scores.Rows, Level);
        var report = new ScorecardReport(
            ContentHash.Of(content), policy.Release, policy.Method, dataset.Hash, request.Split, items.Length, scores.Contaminated, scores.Failures,
            card.Dimensions.ToDictionary(line => line.Dimension, line => new DimensionReport(
                scores.Evaluators[line.Dimension].Kind, WireMeasurement.Of(line.Score), line.Missing, scores.Independence.GetValueOrDefault(line.Dimension), line.N)),
            scores.Pairs, ByOrigin(scores.Labels, items));
        return (report, Artifact.Of(Kind, null, content, report, Parents(policy, dataset.Rubric, scores), $"{CutDataset.Kind}:{dataset.Hash}"));
    }

    private static Dictionary<string, int> ByOrigin(IReadOnlyCollection<string> labels, DatasetItem[] items)
    {
        var ids = labels.ToHashSet(StringComparer.Ordinal);
        return items.SelectMany(item => item.Labels).Where(label => ids.Contains(label.Id)).GroupBy(label => Words.Of(label.Origin)).ToDictionary(origin => origin.Key, origin => origin.Count());
    }

    /// <summary>What the scores rest on: the release, the models and labels that judged it, and the items it answered.</summary>
    private static IReadOnlyList<string> Parents(Policy policy, string? rubric, EvaluatedScores scores) =>
    [
        .. policy == Policy.Base ? [] : new[] { policy.Release },
        .. rubric is null ? [] : new[] { $"rubric:{rubric}" },
        .. scores.Evaluators.Values.Select(evaluator => evaluator.Checkpoint).OfType<string>().Select(checkpoint => $"{TrainJob.CheckpointKind}:{checkpoint}"),
        .. scores.Items.Select(item => $"trace:{item}"),
        .. scores.Labels.Select(label => $"label:{label}"),
    ];

    private static void Refuse(EvaluationRequest request, DatasetItem[] items)
    {
        if (request.Split is Split.Train or Split.JudgePrompt or Split.JudgeDev)
        {
            throw RefusedException.Invalid("split", $"{Words.Of(request.Split)} is learned from: it cannot score a candidate. Use test, calibration or anchor.");
        }

        if (request.OpenSealed is not null && request.Split != Split.SealedTest)
        {
            throw RefusedException.Invalid("open_sealed", $"It opens the sealed test, and {Words.Of(request.Split)} was asked for: leave it out, or evaluate on sealed_test.");
        }

        if (items.Length == 0)
        {
            throw RefusedException.Conflict("split", $"The dataset version has no items in {Words.Of(request.Split)}.");
        }
    }
}

/// <summary>Scores of every item on every dimension, what went wrong, and which items and labels they rest on; of preference pairs, how many were compared.</summary>
internal sealed record EvaluatedScores(
    IReadOnlyList<ScoreRow> Rows, IReadOnlyDictionary<string, EvaluatorSettings> Evaluators, IReadOnlyDictionary<string, int> Failures, int Contaminated,
    IReadOnlyDictionary<string, DimensionIndependence> Independence, IReadOnlyList<string> Items, IReadOnlyCollection<string> Labels, int? Pairs = null);
