using System.Text.Json;
using Plumbline.Lineage;

namespace Plumbline.Imports.Jsonl;

/// <summary>One person's or program's choice between two answers, as an import line states it.</summary>
/// <param name="Id">Id of the judgement.</param>
/// <param name="Prompt">The question: a text, or a list of messages.</param>
/// <param name="Chosen">The preferred answer: a text, or a list of one assistant message.</param>
/// <param name="Rejected">The other answer, in the same forms.</param>
/// <param name="Annotator">Who chose; kept as a pseudonym.</param>
/// <param name="Origin">Who made the choice, having seen what.</param>
/// <param name="At">When.</param>
/// <param name="Dimension">What the choice is about.</param>
/// <param name="Tie">True when neither is better; which is called chosen then does not matter.</param>
/// <param name="CannotJudge">True when the annotator could not tell.</param>
/// <param name="Group">What must stay together in a split: a conversation, a topic.</param>
/// <param name="ChosenModel">The model that wrote the preferred answer.</param>
/// <param name="ChosenFamily">Its family.</param>
/// <param name="RejectedModel">The model that wrote the other answer.</param>
/// <param name="RejectedFamily">Its family.</param>
/// <param name="Rubric">The rubric version applied.</param>
/// <param name="Exposures">What models had to do with the choice.</param>
/// <param name="SelectedBy">Which models chose the item.</param>
/// <param name="InclusionProbability">Probability with which the item was sampled.</param>
/// <param name="Rationale">Why, in the annotator's words.</param>
internal sealed record PairLine(
    string Id,
    JsonElement Prompt,
    JsonElement Chosen,
    JsonElement Rejected,
    string Annotator,
    Origin Origin,
    DateTimeOffset At,
    string Dimension = PairLine.Preference,
    bool Tie = false,
    bool CannotJudge = false,
    string? Group = null,
    string? ChosenModel = null,
    string? ChosenFamily = null,
    string? RejectedModel = null,
    string? RejectedFamily = null,
    string? Rubric = null,
    IReadOnlyList<Exposure>? Exposures = null,
    IReadOnlyList<Selector>? SelectedBy = null,
    double? InclusionProbability = null,
    string? Rationale = null)
{
    /// <summary>The dimension of a choice that names none.</summary>
    public const string Preference = "preference";
}
