namespace Plumbline.Optimizers.Reranking;

/// <summary>A prompt and the answers that were drawn for it.</summary>
/// <param name="Prompt">The prompt with its context.</param>
/// <param name="Candidates">At least two answers; the same text twice is two draws.</param>
public sealed record CandidateSet(string Prompt, IReadOnlyList<string> Candidates);
