using Plumbline.Governors;
using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary>All that a gate looks at.</summary>
/// <param name="Candidate">The candidate's rows.</param>
/// <param name="Previous">The previous release's rows; null when none were given.</param>
/// <param name="Anchor">The anchor release's rows; null when none were given.</param>
/// <param name="Governors">What the governors found.</param>
internal sealed record GateEvidence(
    IReadOnlyList<ScoreRow> Candidate, IReadOnlyList<ScoreRow>? Previous, IReadOnlyList<ScoreRow>? Anchor, IReadOnlyList<GovernorFinding> Governors);
