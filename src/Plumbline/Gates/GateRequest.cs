namespace Plumbline.Gates;

/// <summary>What to decide, from what is in the store.</summary>
/// <param name="File">The gate file's text (YAML).</param>
/// <param name="Candidate">The candidate's scorecard.</param>
/// <param name="Baseline">The previous release's scorecard.</param>
/// <param name="Anchor">The anchor release's scorecard.</param>
/// <param name="Exposure">True when the candidate was exposed to users: reward and outcome are compared with the anchor release's.</param>
internal sealed record GateRequest(string File, string Candidate, string? Baseline = null, string? Anchor = null, bool Exposure = false);

/// <summary>A decision that was kept.</summary>
/// <param name="Id">The hash of its content.</param>
/// <param name="Candidate">The release that asked to be promoted.</param>
/// <param name="Baseline">The release it was compared with.</param>
/// <param name="Anchor">The anchor release it was compared with.</param>
/// <param name="Dataset">The dataset version that it was scored on.</param>
/// <param name="Scorecard">The candidate's scorecard.</param>
/// <param name="Decision">What was decided and why.</param>
internal sealed record KeptGate(
    string Id, string Candidate, string? Baseline, string? Anchor, string Dataset, string Scorecard, WireGateDecision Decision);
