using System.Text.Json;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>A prompt with its candidate answers and what people and programs judged of them.</summary>
/// <param name="Id">The trace it comes from.</param>
/// <param name="Group">Its conversation and prompt cluster.</param>
/// <param name="Split">The group's role in this version.</param>
/// <param name="Prompt">The messages.</param>
/// <param name="Candidates">The answers, in the trace's order.</param>
/// <param name="Labels">The labels, by id.</param>
/// <param name="Served">Id of the candidate that was served; null when none was.</param>
/// <param name="Reference">What a code check compares with.</param>
/// <param name="Release">What served it, as its trace states.</param>
public sealed record DatasetItem(
    string Id,
    string Group,
    Split Split,
    IReadOnlyList<Message> Prompt,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<DatasetLabel> Labels,
    string? Served = null,
    JsonElement? Reference = null,
    string? Release = null)
{
    /// <summary>The id that stands for the served output of a trace without named candidates.</summary>
    public const string OutputCandidate = "output";

    /// <summary>The prompt as one text, as the optimizers in the box read it.</summary>
    public string PromptText() => string.Join('\n', Prompt.Select(message => message.Content));
}

/// <summary>A label as a dataset version keeps it.</summary>
/// <param name="Id">The label's id.</param>
/// <param name="Candidate">The candidate judged.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Annotator">The annotator: a pseudonym, or the number that stands for it in a version's content.</param>
/// <param name="Origin">Who made it, having seen what.</param>
/// <param name="Score">0 to 1; null for "cannot judge".</param>
/// <param name="Other">The candidate it was compared with; null for a judgement of one item.</param>
/// <param name="Rubric">The rubric version applied.</param>
/// <param name="Exposures">What models had to do with it; null when nothing was stated.</param>
/// <param name="SelectedBy">Which models chose the item.</param>
/// <param name="InclusionProbability">Probability with which the item was sampled.</param>
public sealed record DatasetLabel(
    string Id,
    string Candidate,
    string Dimension,
    string Annotator,
    Origin Origin,
    double? Score = null,
    string? Other = null,
    string? Rubric = null,
    IReadOnlyList<Exposure>? Exposures = null,
    IReadOnlyList<Selector>? SelectedBy = null,
    double? InclusionProbability = null);
