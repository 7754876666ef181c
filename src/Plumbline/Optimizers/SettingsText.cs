using System.Text.Json;
using Plumbline.Http;

namespace Plumbline.Optimizers;

/// <summary>Reads an optimizer's settings and refuses, by its field and before any job is made, what training would stumble over.</summary>
internal static class SettingsText
{
    private const string Field = "settings";

    /// <param name="json">The settings as the request gives them; null takes the defaults.</param>
    /// <param name="parse">Reads them.</param>
    /// <param name="check">What is wrong with them.</param>
    /// <exception cref="RefusedException">They are no such settings, or a value is out of its range.</exception>
    public static T Read<T>(string? json, Func<string, T> parse, Func<T, IReadOnlyList<Refusal>> check)
        where T : new()
    {
        var settings = json is null ? new() : Parse(json, parse);
        RefusedException.ThrowIfAny([.. check(settings).Select(refusal => refusal with { Field = $"{Field}.{refusal.Field}" })]);
        return settings;
    }

    private static T Parse<T>(string json, Func<string, T> parse)
    {
        try
        {
            return parse(json);
        }
        catch (ArgumentException wrong)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, wrong.InnerException is JsonException inner ? Placed(JsonProblem.Of(inner, typeof(T))) : new(Field, wrong.Message));
        }
    }

    private static Refusal Placed(Refusal refusal) => refusal with { Field = refusal.Field == "body" ? Field : $"{Field}.{refusal.Field}" };
}
