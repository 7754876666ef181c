using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>The blind judgement of people: the mean of the labels that saw no model's judgement. Other labels do not count.</summary>
internal sealed class HumanEvaluator(string dimension) : IEvaluator
{
    public const string Kind = "human";

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer)
    {
        var labels = item.Labels.Where(label => label.Other is null && label.Candidate == answer.Id && label.Dimension == dimension).ToArray();
        var blind = labels.Where(label => label is { Origin: Origin.HumanBlind, Score: not null }).ToArray();
        return blind.Length > 0
            ? new(blind.Select(label => label.Score!.Value).Order().Average(), Labels: [.. blind.Select(label => label.Id)])
            : EvaluatorAnswer.Abstain(labels.Length switch
            {
                0 => "nobody judged this answer",
                _ when labels.All(label => label.Score is null) => "everybody answered 'cannot judge'",
                _ => "nobody judged this answer blind",
            });
    }
}
