using System.Text.Json;

namespace Plumbline.Gates;

/// <summary>A gate's decision as JSON, for programs.</summary>
internal static class GateJson
{
    private static readonly JsonSerializerOptions Format = new(WireFormat.WithNulls) { WriteIndented = true };

    /// <param name="decision">What was decided.</param>
    /// <param name="id">As what it was kept; null when there is no store.</param>
    public static string Of(GateDecision decision, string? id)
    {
        var json = JsonSerializer.SerializeToNode(WireGateDecision.Of(decision), Format)!.AsObject();
        json.Insert(0, "id", id);
        return json.ToJsonString(Format) + "\n";
    }
}
