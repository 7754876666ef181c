using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Vectors;

/// <summary>One worked case of a vector file.</summary>
public sealed record VectorCase(string Name, JsonElement Input, JsonElement Expected, double Tolerance, bool InformativeOnly)
{
    public double Number(string key) => Input.GetProperty(key).GetDouble();

    public int Whole(string key) => Input.GetProperty(key).GetInt32();

    public string Text(string key) => Input.GetProperty(key).GetString()!;

    public ulong Seed(string key = "seed") => Seed(Input.GetProperty(key));

    public static ulong Seed(JsonElement seed) =>
        seed.ValueKind == JsonValueKind.String ? ulong.Parse(seed.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : seed.GetUInt64();

    public double[] Numbers(string key) => [.. Input.GetProperty(key).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>Where <paramref name="got"/> differs from what is expected, one line each; keys in <paramref name="notOffered"/> are left out.</summary>
    public IEnumerable<string> Differences(JsonNode? got, IReadOnlySet<string> notOffered) =>
        Compare(Name, Expected, got, notOffered);

    private IEnumerable<string> Compare(string path, JsonElement expected, JsonNode? got, IReadOnlySet<string> notOffered) => expected.ValueKind switch
    {
        JsonValueKind.Object => expected.EnumerateObject()
            .Where(property => !notOffered.Contains(property.Name))
            .SelectMany(property => got is JsonObject value && value.ContainsKey(property.Name)
                ? Compare($"{path} / {property.Name}", property.Value, value[property.Name], notOffered)
                : [$"{path} / {property.Name}: not computed and not listed as not offered"]),
        JsonValueKind.Array when got is JsonArray values && values.Count == expected.GetArrayLength() => expected.EnumerateArray()
            .SelectMany((value, index) => Compare($"{path}[{index}]", value, values[index], notOffered)),
        _ => Same(expected, got) ? [] : [$"{path}: expected {expected.GetRawText()}, got {got?.ToJsonString() ?? "null"}"],
    };

    /// <summary>Whole numbers are exact; of a number with decimals, a tolerance of 0 still leaves the last bits.</summary>
    private double Slack(double expected) => Tolerance > 0 || double.IsInteger(expected) ? Tolerance : 1e-15;

    private bool Same(JsonElement expected, JsonNode? got) => expected.ValueKind switch
    {
        JsonValueKind.Null => got is null,
        JsonValueKind.Number => got?.GetValueKind() == JsonValueKind.Number
            && Math.Abs(got.GetValue<double>() - expected.GetDouble()) <= Slack(expected.GetDouble()) * Math.Max(1, Math.Abs(expected.GetDouble())),
        _ => got is not null && JsonNode.DeepEquals(JsonNode.Parse(expected.GetRawText()), got),
    };
}
