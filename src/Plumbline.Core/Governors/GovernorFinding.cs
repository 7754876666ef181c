using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>What one governor found, with the figures it rests on.</summary>
/// <param name="Id">Name of the governor, e.g. "reward_outcome_gap".</param>
/// <param name="Severity">What it asks for; hold and trip stop a promotion.</param>
/// <param name="Reasons">One sentence a finding, for people.</param>
/// <param name="Evidence">The measured figures by name.</param>
public sealed record GovernorFinding(
    string Id, Severity Severity, IReadOnlyList<string> Reasons, IReadOnlyDictionary<string, Measurement> Evidence)
{
    /// <summary>Whether the governor could measure what it watches. Where it could not, nothing may pass on its silence.</summary>
    public bool Measured { get; init; } = true;

    /// <summary>Whether the finding stops a promotion.</summary>
    public bool Stops => Severity >= Severity.Hold;
}
