using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>A governor's finding as JSON shows it.</summary>
/// <param name="Id">Name of the governor.</param>
/// <param name="Severity">clear, warn, hold or trip.</param>
/// <param name="Reasons">One sentence a finding.</param>
/// <param name="Evidence">The measured figures by name.</param>
public sealed record WireGovernorFinding(
    string Id, string Severity, IReadOnlyList<string> Reasons, IReadOnlyDictionary<string, WireMeasurement> Evidence)
{
    /// <summary>The JSON form of a finding.</summary>
    public static WireGovernorFinding Of(GovernorFinding finding) => new(
        finding.Id, finding.Severity.Word(), finding.Reasons, finding.Evidence.ToDictionary(entry => entry.Key, entry => WireMeasurement.Of(entry.Value)));
}
