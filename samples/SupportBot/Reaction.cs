namespace SupportBot;

/// <summary>What a customer did on seeing an answer.</summary>
/// <param name="Thumb">True for up, false for down, null for none.</param>
/// <param name="Retried">Asked again at once.</param>
/// <param name="Edited">Changed the question and sent it again.</param>
/// <param name="Copied">Copied the answer.</param>
/// <param name="Abandoned">Left without a word.</param>
/// <param name="After">How long after the answer.</param>
public sealed record Reaction(bool? Thumb, bool Retried, bool Edited, bool Copied, bool Abandoned, TimeSpan After);
