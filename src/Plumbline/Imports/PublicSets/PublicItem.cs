using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>One record of a public set as facts, or why it is none.</summary>
/// <param name="Line">Where it stands in its document: a line, or the place in a list, from 1.</param>
/// <param name="Trace">The item; null when another document of the set holds it.</param>
/// <param name="Labels">What people or judges said about it. Raw ids of people become pseudonyms in the store.</param>
/// <param name="Feedback">What users said on purpose.</param>
/// <param name="Signals">What users did.</param>
internal sealed record PublicItem(
    long Line,
    Trace? Trace = null,
    IReadOnlyList<Label>? Labels = null,
    IReadOnlyList<FeedbackEntry>? Feedback = null,
    IReadOnlyList<Signal>? Signals = null)
{
    /// <summary>Why the record cannot be read; nothing else is set then.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>Characters, about, so that a batch stays small.</summary>
    public int Size => (Trace?.Input.Sum(message => message.Content.Length) ?? 0) + (Trace?.Output?.Length ?? 0) + (Trace?.Candidates?.Sum(candidate => candidate.Text.Length) ?? 0);

    public static PublicItem Refuse(long line, string field, string message) => new(line) { Refused = new(field, message) };
}
