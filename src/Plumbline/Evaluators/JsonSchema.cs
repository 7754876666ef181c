using System.Text.Json;

namespace Plumbline.Evaluators;

/// <summary>
/// The part of JSON Schema that answers are checked by: type, enum, const, properties, required, additionalProperties (true or
/// false), items, minItems, maxItems, minLength, maxLength, minimum, maximum. Any other keyword is refused: an ignored rule
/// would pass what it should not.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly string[] Known =
    [
        "$schema", "title", "description", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems", "maxItems",
        "minLength", "maxLength", "minimum", "maximum",
    ];

    private readonly JsonElement schema;
    private readonly Dictionary<string, JsonSchema> properties;
    private readonly JsonSchema? items;

    /// <exception cref="RefusedException">A keyword is not supported.</exception>
    public JsonSchema(JsonElement schema, string field)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw RefusedException.Invalid(field, "A schema is a JSON object.");
        }

        foreach (var keyword in schema.EnumerateObject().Where(member => !Known.Contains(member.Name)))
        {
            throw RefusedException.Invalid($"{field}.{keyword.Name}", $"The keyword is not supported; known are {string.Join(", ", Known)}.");
        }

        foreach (var keyword in schema.EnumerateObject().Where(member => !IsWellFormed(member.Name, member.Value)))
        {
            throw RefusedException.Invalid($"{field}.{keyword.Name}", "The keyword does not have this value in JSON Schema, or only true and false are supported.");
        }

        this.schema = schema;
        properties = schema.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => new JsonSchema(member.Value, $"{field}.properties.{member.Name}"))
            : [];
        items = schema.TryGetProperty("items", out var element) ? new(element, $"{field}.items") : null;
    }

    public bool Accepts(JsonElement json) => TypeFits(json) && ValueFits(json) && json.ValueKind switch
    {
        JsonValueKind.Object => ObjectFits(json),
        JsonValueKind.Array => Within(json.GetArrayLength(), "minItems", "maxItems") && (items is null || json.EnumerateArray().All(items.Accepts)),
        JsonValueKind.String => Within(json.GetString()!.Length, "minLength", "maxLength"),
        JsonValueKind.Number => Within(json.GetDouble(), "minimum", "maximum"),
        _ => true,
    };

    private static bool IsWellFormed(string keyword, JsonElement value) => keyword switch
    {
        "type" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().All(IsType) : IsType(value),
        "properties" => value.ValueKind == JsonValueKind.Object,
        "required" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String),
        "enum" => value.ValueKind == JsonValueKind.Array,
        "additionalProperties" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "minItems" or "maxItems" or "minLength" or "maxLength" or "minimum" or "maximum" => value.ValueKind == JsonValueKind.Number,
        _ => true,
    };

    private static bool IsType(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.GetString() is ("object" or "array" or "string" or "number" or "integer" or "boolean" or "null");

    private bool TypeFits(JsonElement json) => !schema.TryGetProperty("type", out var type)
        || (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => Is(json, one.GetString())) : Is(json, type.GetString()));

    private bool ValueFits(JsonElement json) =>
        (!schema.TryGetProperty("const", out var only) || JsonElement.DeepEquals(only, json))
        && (!schema.TryGetProperty("enum", out var values) || values.EnumerateArray().Any(value => JsonElement.DeepEquals(value, json)));

    private bool ObjectFits(JsonElement json) =>
        (!schema.TryGetProperty("required", out var required) || required.EnumerateArray().All(name => json.TryGetProperty(name.GetString()!, out _)))
        && json.EnumerateObject().All(member => properties.TryGetValue(member.Name, out var property)
            ? property.Accepts(member.Value)
            : !schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False);

    private bool Within(double size, string least, string most) =>
        (!schema.TryGetProperty(least, out var low) || size >= low.GetDouble()) && (!schema.TryGetProperty(most, out var high) || size <= high.GetDouble());

    private static bool Is(JsonElement json, string? type) => type switch
    {
        "object" => json.ValueKind == JsonValueKind.Object,
        "array" => json.ValueKind == JsonValueKind.Array,
        "string" => json.ValueKind == JsonValueKind.String,
        "number" => json.ValueKind == JsonValueKind.Number,
        "integer" => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && Math.Floor(number) == number,
        "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => json.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
