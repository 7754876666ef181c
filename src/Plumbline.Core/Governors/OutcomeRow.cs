namespace Plumbline.Governors;

/// <summary>What happened in the world to one unit that a release answered.</summary>
/// <param name="Release">Who answered.</param>
/// <param name="Unit">Conversation, user or ticket: one vote each within a release.</param>
/// <param name="Reward">The reward the loop optimises, in its own unit; null where it was not recorded.</param>
/// <param name="Good">The outcome: true when it ended well (resolved, not refunded, retained).</param>
public sealed record OutcomeRow(Release Release, string Unit, double? Reward, bool Good);
