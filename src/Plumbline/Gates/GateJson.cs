using System.Text.Json;

namespace Plumbline.Gates;

/// <summary>A gate's decision as JSON, for programs.</summary>
internal static class GateJson
{
    private static readonly JsonSerializerOptions Format = new(WireFormat.WithNulls) { WriteIndented = true };

    public static string Of(GateDecision decision) => JsonSerializer.Serialize(WireGateDecision.Of(decision), Format) + "\n";
}
