using System.Text;
using System.Text.Json;

namespace Plumbline.Http;

public sealed class TextCheckTests
{
    [Theory]
    [InlineData("""{"a":"b","c":["\ud83d\ude00","😀","\\u0000","\\ud800"],"d":{}}""")]
    [InlineData("""{"\ud83d\ude00":1}""")]
    [InlineData("\"\"")]
    [InlineData("7")]
    public void Whole_text_is_let_through(string json) => Assert.Null(Of(json));

    [Theory]
    [InlineData("""{"a":"\u0000"}""", "a")]
    [InlineData("""{"a":[{"b":"x"},{"b":"\ud800"}]}""", "a[1].b")]
    [InlineData("""{"a":{"b":{"\ud800":1}}}""", "a.b")]
    [InlineData("""{"\udc00":1}""", "body")]
    [InlineData("""{"a":{"\u0000":1}}""", "a")]
    [InlineData("""["x","\ude00\ud83d"]""", "[1]")]
    [InlineData("\"\\uD800\"", "body")]
    public void Broken_text_is_named_by_the_field_that_holds_it(string json, string field) => Assert.Equal(field, Of(json)!.Field);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_broken_text()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8];

        Assert.Equal("a", TextCheck.Of(json)!.Field);
    }

    [Fact]
    public void A_large_sound_text_is_checked_without_being_read()
    {
        var json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Enumerable.Range(0, 100_000).Select(i => $"text {i}")));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(TextCheck.Of(json));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private static Refusal? Of(string json) => TextCheck.Of(Encoding.UTF8.GetBytes(json));
}
