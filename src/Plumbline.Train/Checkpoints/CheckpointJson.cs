using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Checkpoints;

/// <summary>How settings are written: snake_case, in the order of their declaration, no unknown keys when read.</summary>
internal static class CheckpointJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="ArgumentException">The text is not JSON of this shape.</exception>
    public static T Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new ArgumentException("The JSON is empty.");
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The JSON cannot be read: {wrong.Message}", wrong);
        }
    }
}
