using System.Text.Json;

namespace Plumbline.Vectors;

/// <summary>Reads a vector file from beside the tests, or from the folder that PLUMBLINE_VECTORS names.</summary>
public static class VectorFile
{
    public static IReadOnlyList<VectorCase> Read(string file)
    {
        var folder = Environment.GetEnvironmentVariable("PLUMBLINE_VECTORS") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "Vectors");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Case)];
    }

    private static VectorCase Case(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("input").Clone(),
        json.GetProperty("expected").Clone(),
        json.TryGetProperty("tol", out var tolerance) && tolerance.ValueKind == JsonValueKind.Number ? tolerance.GetDouble() : 0,
        json.TryGetProperty("informative_only", out var informative) && informative.GetBoolean());
}
