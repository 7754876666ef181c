using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>
/// The blind judgement of people: the mean of the labels that saw no model's judgement and in which the candidate's family had no part.
/// Where only labels of another kind stand, the answer has no score; what they say is kept beside it.
/// </summary>
internal sealed class HumanEvaluator(string dimension, FamilyClosure candidate) : IEvaluator
{
    public const string Kind = "human";

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer)
    {
        var labels = item.Labels.Where(label => label.Other is null && label.Candidate == answer.Id && label.Dimension == dimension).ToArray();
        (string Id, JudgedLabel Said)[] judged = [.. labels.Where(IsJudgement).Select(label => (label.Id, Said: Judged(label))).Where(label => label.Said.Blind || !label.Said.IsClean)];
        var people = judged.Length == 0 ? null : new PeopleAnswer([.. judged.Select(label => label.Said)]);
        var said = people?.Score is { } score ? new EvaluatorAnswer(score) : EvaluatorAnswer.Abstain(Why(labels));
        return said with { People = people, Labels = [.. judged.Select(label => label.Id)] };
    }

    private static bool IsJudgement(DatasetLabel label) =>
        label is { Score: not null, Origin: Origin.HumanBlind or Origin.HumanSawOutput or Origin.HumanEditedOutput };

    private JudgedLabel Judged(DatasetLabel label)
    {
        var provenance = new Provenance(label.Origin, label.Exposures, label.SelectedBy);
        return new(label.Score!.Value, LabelContamination.Of(provenance, candidate), label.Origin == Origin.HumanBlind, provenance.IsStated);
    }

    private static string Why(DatasetLabel[] labels) => labels.Length switch
    {
        0 => "nobody judged this answer",
        _ when labels.All(label => label.Score is null) => "everybody answered 'cannot judge'",
        _ when labels.Any(label => label is { Origin: Origin.HumanBlind, Score: not null }) => "the candidate's own family had a part in every blind label of this answer",
        _ => "nobody judged this answer blind",
    };
}
