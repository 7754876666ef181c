using Plumbline.Lineage;
using Plumbline.Optimizers;

namespace Plumbline.Evaluators;

/// <summary>Makes the evaluators that a request names, one a dimension.</summary>
internal sealed class EvaluatorSet(ArtifactStore artifacts)
{
    private static readonly string[] Kinds = [HumanEvaluator.Kind, AmountCheck.Kind, RegexCheck.Kind, JsonSchemaCheck.Kind, RewardModelEvaluator.Kind];

    /// <summary>The settings with versions where names stood: what a name stands for changes, what was done does not.</summary>
    /// <exception cref="RefusedException">There is no checkpoint by a name, or a dimension has no name or no evaluator.</exception>
    public async Task<IReadOnlyDictionary<string, EvaluatorSettings>> ResolveAsync(
        string project, IReadOnlyDictionary<string, EvaluatorSettings> settings, CancellationToken cancel)
    {
        var resolved = new Dictionary<string, EvaluatorSettings>(StringComparer.Ordinal);
        foreach (var (dimension, setting) in settings)
        {
            Check(dimension, setting);
            resolved[dimension] = setting.Checkpoint is { } id
                ? setting with { Checkpoint = (await artifacts.FindAsync(project, TrainJob.CheckpointKind, id, cancel) ?? throw RefusedException.Missing("checkpoint", id)).Hash }
                : setting;
        }

        return resolved;
    }

    /// <summary>The evaluators by dimension, for a candidate of a family.</summary>
    /// <exception cref="RefusedException">A kind is unknown, or lacks what it needs.</exception>
    public async Task<IReadOnlyDictionary<string, IEvaluator>> CreateAsync(
        string project, IReadOnlyDictionary<string, EvaluatorSettings> settings, FamilyClosure family, CancellationToken cancel)
    {
        var evaluators = new Dictionary<string, IEvaluator>(StringComparer.Ordinal);
        foreach (var (dimension, setting) in settings)
        {
            evaluators[dimension] = await CreateAsync(project, dimension, setting, family, cancel);
        }

        return evaluators.Count > 0 ? evaluators : throw RefusedException.Invalid("evaluators", "Name an evaluator for at least one dimension.");
    }

    private static void Check(string dimension, EvaluatorSettings? settings) => RefusedException.ThrowIfAny(
    [
        .. new[]
        {
            Identifier.Check(dimension.Length is > 0 and <= Identifier.MaximumLength ? $"evaluators.{dimension}" : "evaluators", dimension),
            settings is null ? new($"evaluators.{dimension}", "An evaluator is an object such as {\"kind\": \"human\"}, not null.") : null,
        }.OfType<Refusal>(),
    ]);

    private async Task<IEvaluator> CreateAsync(string project, string dimension, EvaluatorSettings settings, FamilyClosure family, CancellationToken cancel) => settings.Kind switch
    {
        HumanEvaluator.Kind => new HumanEvaluator(dimension, family),
        AmountCheck.Kind => new AmountCheck(settings.Field ?? "amount"),
        RegexCheck.Kind => new RegexCheck(dimension, settings.Pattern, settings.Forbid),
        JsonSchemaCheck.Kind => new JsonSchemaCheck(new(
            settings.Schema ?? throw RefusedException.Invalid($"evaluators.{dimension}.schema", "A JSON schema check needs a schema."), $"evaluators.{dimension}.schema")),
        RewardModelEvaluator.Kind => await RewardModelAsync(project, dimension, settings, cancel),
        _ => throw RefusedException.Invalid($"evaluators.{dimension}.kind", $"'{settings.Kind}' is no kind of evaluator; known are {string.Join(", ", Kinds)}."),
    };

    private async Task<IEvaluator> RewardModelAsync(string project, string dimension, EvaluatorSettings settings, CancellationToken cancel)
    {
        var id = settings.Checkpoint ?? throw RefusedException.Invalid($"evaluators.{dimension}.checkpoint", "A reward model is named by its checkpoint.");
        var (_, content) = await artifacts.LoadAsync(project, TrainJob.CheckpointKind, id, cancel);
        var checkpoint = CheckpointBytes.Read(content);
        return checkpoint.Method == Optimizers.Reranking.RewardModelTraining.Method
            ? new RewardModelEvaluator(checkpoint.ToRewardModel())
            : throw RefusedException.Invalid($"evaluators.{dimension}.checkpoint", $"'{id}' is a checkpoint of {checkpoint.Method}, not a reward model.");
    }
}
