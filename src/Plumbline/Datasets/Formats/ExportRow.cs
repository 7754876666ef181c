using Plumbline.Traces;

namespace Plumbline.Datasets.Formats;

/// <summary>One example for a trainer: an answer to learn, or two answers of which the first is preferred.</summary>
/// <param name="Id">Leads back to the pair or the item.</param>
/// <param name="Split">The split it belongs to: train or test.</param>
/// <param name="Prompt">The messages before the answer.</param>
/// <param name="Answer">The answer to learn.</param>
/// <param name="Rejected">The answer it is preferred to; null for an example without one.</param>
/// <param name="Source">What makes it good: chosen, demonstration, highest_blind_gold, correction or highest_gold.</param>
internal sealed record ExportRow(string Id, Split Split, IReadOnlyList<Message> Prompt, string Answer, string? Rejected, string Source);
