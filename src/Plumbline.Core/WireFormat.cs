using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Plumbline;

/// <summary>How our records are written as JSON, in HTTP, files and commands alike: snake_case, strict, nothing doubled.</summary>
public static class WireFormat
{
    /// <summary>
    /// Reads strictly: unknown and doubled members, missing required members and nulls where none may be are refused,
    /// so that a misspelt field is never a lost fact. Writes without members that are null.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create(JsonIgnoreCondition.WhenWritingNull);

    /// <summary>As <see cref="Options"/>, but an unmeasured number is written as <c>null</c> beside its reason.</summary>
    public static JsonSerializerOptions WithNulls { get; } = Create(JsonIgnoreCondition.Never);

    private static JsonSerializerOptions Create(JsonIgnoreCondition ignore)
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.DefaultIgnoreCondition = ignore;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayBeAbsent } };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What may be null may be absent, since a null is written by leaving it out.</summary>
    private static void MayBeAbsent(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.IsRequired && member.IsSetNullable))
        {
            member.IsRequired = false;
        }
    }

    /// <summary>Gives options of another owner, such as the web host's, the same rules.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // JSON files and APIs; pages encode for HTML themselves
        options.Converters.Add(new OffsetTime());
        options.Converters.Add(new FiniteNumber());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
