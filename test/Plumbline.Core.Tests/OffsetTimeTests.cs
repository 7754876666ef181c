using System.Text.Json;

namespace Plumbline;

public sealed class OffsetTimeTests
{
    [Theory]
    [InlineData("2026-03-01T12:00:00Z", 12)]
    [InlineData("2026-03-01T12:00:00+02:00", 10)]
    [InlineData("2026-03-01T12:00:00.1234567-05:30", 17)]
    public void A_time_with_its_offset_is_one_moment(string text, int hour) =>
        Assert.Equal(hour, JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", WireFormat.Options).UtcDateTime.Hour);

    [Theory]
    [InlineData("\"2026-03-01T12:00:00\"")]
    [InlineData("\"2026-03-01T12:00\"")]
    [InlineData("\"2026-03-01\"")]
    [InlineData("\"noon\"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void A_time_without_offset_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, WireFormat.Options));

    [Fact]
    public void A_time_is_written_as_it_is_read() =>
        Assert.Equal("\"2026-03-01T12:00:00+02:00\"", JsonSerializer.Serialize(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)), WireFormat.Options));

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"NaN\"")]
    public void A_number_is_finite(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<double>(json, WireFormat.Options));
}
