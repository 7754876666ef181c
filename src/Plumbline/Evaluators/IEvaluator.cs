using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Gives one answer a score on one dimension. One kind a file, chosen by name.</summary>
internal interface IEvaluator
{
    /// <summary>Scores an answer, or says why it cannot: nothing is dropped.</summary>
    EvaluatorAnswer Score(DatasetItem item, Candidate answer);
}

/// <summary>What an evaluator answered.</summary>
/// <param name="Score">0 to 1; null when it abstained or failed.</param>
/// <param name="Reason">Why there is no score.</param>
/// <param name="Failed">True when it broke, as apart from having no opinion.</param>
/// <param name="Labels">Ids of the labels that were read for it, those that were set aside included; null where it reads none.</param>
internal sealed record EvaluatorAnswer(double? Score, string? Reason = null, bool Failed = false, IReadOnlyList<string>? Labels = null)
{
    /// <summary>What people said of the answer, where the evaluator is people.</summary>
    public PeopleAnswer? People { get; init; }

    public static EvaluatorAnswer Abstain(string reason) => new(null, reason);

    public static EvaluatorAnswer Broken(string reason) => new(null, reason, true);

    public static EvaluatorAnswer Of(bool passed) => new(passed ? 1 : 0);
}
