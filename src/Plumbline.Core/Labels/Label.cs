using Plumbline.Lineage;

namespace Plumbline.Labels;

/// <summary>One annotator's judgement of one item on one dimension under one rubric version.</summary>
/// <param name="Id">Chosen by the client, so that a retry is not a second judgement.</param>
/// <param name="Trace">The trace that holds the item.</param>
/// <param name="Dimension">The dimension judged.</param>
/// <param name="Annotator">Who judged; kept as a pseudonym.</param>
/// <param name="Origin">Who made it, having seen what.</param>
/// <param name="At">When, by the client's clock.</param>
/// <param name="Score">
/// 0 to 1. With <see cref="Other"/>: 1 when <see cref="Candidate"/> is better, 0 when the other is, 0.5 a tie.
/// Null exactly when <see cref="CannotJudge"/>.
/// </param>
/// <param name="CannotJudge">"I can't tell" is an answer: a rate of its own, left out of means.</param>
/// <param name="Candidate">The candidate judged; null for the served output.</param>
/// <param name="Other">The candidate it was compared with; null for a judgement of one item alone.</param>
/// <param name="Rubric">The rubric version that was applied.</param>
/// <param name="Exposures">What models had to do with the label.</param>
/// <param name="SelectedBy">Which models chose or filtered the item.</param>
/// <param name="InclusionProbability">Probability with which the item was sampled, in (0, 1]; null when it was not sampled.</param>
/// <param name="Rationale">Why, in the annotator's words.</param>
public sealed record Label(
    string Id,
    string Trace,
    string Dimension,
    string Annotator,
    Origin Origin,
    DateTimeOffset At,
    double? Score = null,
    bool CannotJudge = false,
    string? Candidate = null,
    string? Other = null,
    string? Rubric = null,
    IReadOnlyList<Exposure>? Exposures = null,
    IReadOnlyList<Selector>? SelectedBy = null,
    double? InclusionProbability = null,
    string? Rationale = null);

/// <summary>What a label must be to be kept.</summary>
public static class LabelRules
{
    /// <summary>Every reason to refuse the label; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(Label label) =>
    [
        .. new[]
        {
            Identifier.Check("id", label.Id),
            Identifier.Check("trace", label.Trace),
            Identifier.Check("dimension", label.Dimension),
            Identifier.Check("annotator", label.Annotator),
            Identifier.CheckOptional("candidate", label.Candidate),
            Identifier.CheckOptional("other", label.Other),
            Identifier.CheckOptional("rubric", label.Rubric),
            Identifier.CheckText("rationale", label.Rationale),
            label.Exposures?.Any(exposure => exposure is null) == true ? new("exposures", "An exposure is an object, not null.") : null,
            Answer(label),
            label.InclusionProbability is { } p && p is not (> 0 and <= 1)
                ? new("inclusion_probability", "An inclusion probability is above 0 and at most 1, or absent.")
                : null,
            label.Other is not null && (label.Candidate is null || label.Candidate == label.Other)
                ? new("other", "A comparison names two different candidates.")
                : null,
            Blind(label),
        }.OfType<Refusal>(),
        .. (label.Exposures ?? []).Index().Where(one => one.Item is not null).SelectMany(one => Named($"exposures[{one.Index}]", one.Item.Model, one.Item.Family)),
        .. (label.SelectedBy ?? []).Index().SelectMany(one => Selector($"selected_by[{one.Index}]", one.Item)),
    ];

    private static IEnumerable<Refusal> Selector(string field, Selector? selector) => selector switch
    {
        null => [new("selected_by", "A selector is an object, not null.")],
        { Model: null, Family: null } => [new(field, "A selector names the model or the family that chose the item.")],
        _ => Named(field, selector.Model, selector.Family),
    };

    private static IEnumerable<Refusal> Named(string field, string? model, string? family) =>
        new[] { Identifier.CheckOptional($"{field}.model", model), Identifier.CheckOptional($"{field}.family", family) }.OfType<Refusal>();

    private static Refusal? Answer(Label label) => label switch
    {
        { CannotJudge: true, Score: not null } => new("score", "'cannot_judge' is the answer: leave the score out."),
        { CannotJudge: false, Score: null } => new("score", "A score from 0 to 1 is needed, or 'cannot_judge': true."),
        { Score: { } score } when score is not (>= 0 and <= 1) => new("score", $"A score goes from 0 to 1, not {score}."),
        { Other: not null, Score: { } score } when score is not (0 or 0.5 or 1) =>
            new("score", "A comparison is 1 (candidate better), 0 (other better) or 0.5 (tie)."),
        _ => null,
    };

    private static Refusal? Blind(Label label) =>
        label.Origin == Origin.HumanBlind && (label.Exposures ?? []).Any(exposure => exposure is { BeforeCommit: true, Relation: not (ExposureRelation.PromptGenerated or ExposureRelation.FilteredSelected) })
            ? new("origin", "A label made after seeing a model's output or judgement is not human_blind: human_saw_output or human_edited_output.")
            : null;
}
