using System.Text.Json;
using Plumbline.Feedback;

namespace Plumbline;

public sealed class WireFormatTests
{
    private const string Thumb = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00+00:00","value":1}""";

    [Fact]
    public void What_is_written_is_read_back_in_snake_case_without_nulls()
    {
        var entry = new FeedbackEntry("f1", "t1", FeedbackKind.Thumb, new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), 1);

        Assert.Equal(Thumb, JsonSerializer.Serialize(entry, WireFormat.Options));
        Assert.Equal(entry, Read(Thumb));
        Assert.Contains("\"reason\":null", JsonSerializer.Serialize(entry, WireFormat.WithNulls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"value\":1", "\"valeu\":1")]
    [InlineData("\"value\":1", "\"Value\":1")]
    [InlineData("\"value\":1", "\"value\":1,\"value\":0")]
    [InlineData("\"value\":1", "\"value\":\"1\"")]
    [InlineData("\"kind\":\"thumb\"", "\"kind\":0")]
    [InlineData("\"kind\":\"thumb\"", "\"kind\":\"thumbs\"")]
    [InlineData("\"id\":\"f1\",", "")]
    [InlineData("\"id\":\"f1\"", "\"id\":null")]
    public void Nothing_is_guessed_doubled_or_dropped(string right, string wrong) =>
        Assert.Throws<JsonException>(() => Read(Thumb.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void Words_of_an_enumeration_are_snake_case() =>
        Assert.Equal("\"human_saw_output\"", JsonSerializer.Serialize(Lineage.Origin.HumanSawOutput, WireFormat.Options));

    private static FeedbackEntry? Read(string json) => JsonSerializer.Deserialize<FeedbackEntry>(json, WireFormat.Options);
}
