namespace SupportBot;

/// <summary>One annotator's blind judgement of one draft on one dimension.</summary>
/// <param name="Id">Unique in the world, so that a second submission is not a second label.</param>
/// <param name="Annotator">Who judged.</param>
/// <param name="Candidate">The draft judged.</param>
/// <param name="Dimension">One of <see cref="Dimensions"/>.</param>
/// <param name="Score">0 or 1, for tone also 0.5; null for "cannot judge".</param>
public sealed record Judgement(string Id, string Annotator, string Candidate, string Dimension, double? Score);
