using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Capture.Langfuse;

/// <summary>JSON as Langfuse writes it: camelCase, nulls written, times in UTC with milliseconds.</summary>
internal static class LangfuseJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcTime() },
    };

    public static IResult Ok(object body, int status = StatusCodes.Status200OK) => Results.Json(body, Options, "application/json", status);

    /// <summary>One page of a list, with how many pages there are.</summary>
    public static IResult Page<T>(IReadOnlyList<T> data, PageQuery page, long total) =>
        Ok(new { data, meta = new { page = page.Number, page.Limit, totalItems = total, totalPages = (total + page.Limit - 1) / page.Limit } });

    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }
}
