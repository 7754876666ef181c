using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Plumbline.Capture;

public sealed class OtlpJsonTests
{
    private const string Ids = """ "traceId":"ABABABABABABABABABABABABABABABAB","spanId":"CDCDCDCDCDCDCDCD" """;

    public static TheoryData<ulong> Seeds { get; } = [.. Enumerable.Range(1, 40).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void JSON_and_protobuf_of_the_same_spans_read_equal(ulong seed)
    {
        var request = new RandomSpans(seed).Traces();

        Assert.Equal(OracleView.Of(OtlpReader.Traces(request.ToByteArray())), OracleView.Of(OtlpJson.Traces(Json(request))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void JSON_and_protobuf_of_the_same_records_read_equal(ulong seed)
    {
        var request = new RandomSpans(seed).Logs();

        Assert.Equal(OracleView.Of(OtlpReader.Logs(request.ToByteArray())), OracleView.Of(OtlpJson.Logs(Json(request))));
    }

    [Fact]
    public void The_same_span_gives_the_same_part_in_both_encodings()
    {
        var request = new RandomSpans(3).Traces();

        Assert.Equal(
            OtlpParts.Of(OtlpReader.Traces(request.ToByteArray()), DateTimeOffset.UnixEpoch).Select(part => part.Id),
            OtlpParts.Of(OtlpJson.Traces(Json(request)), DateTimeOffset.UnixEpoch).Select(part => part.Id));
    }

    [Theory]
    [InlineData("""{"intValue":256}""", 256d)]
    [InlineData("""{"intValue":"256"}""", 256d)]
    [InlineData("""{"intValue":1e21}""", 1e21)]
    [InlineData("""{"doubleValue":2}""", 2d)]
    [InlineData("""{"doubleValue":"0.5"}""", 0.5)]
    public void Numbers_come_as_numbers_and_as_texts(string value, double expected) => Assert.Equal(expected, Attribute(value).AsNumber());

    [Theory]
    [InlineData("""{"doubleValue":"NaN"}""", "NaN")]
    [InlineData("""{"doubleValue":"Infinity"}""", "Infinity")]
    [InlineData("""{"doubleValue":"-Infinity"}""", "-Infinity")]
    public void What_is_no_finite_number_keeps_its_name_and_counts_as_none(string value, string expected)
    {
        Assert.Equal(expected, Attribute(value).AsText());
        Assert.Null(Attribute(value).AsNumber());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_value_may_be_empty(string value) => Assert.Equal(OtlpValueKind.Null, Attribute(value).Kind);

    [Theory]
    [InlineData("""\ud83d""")]
    [InlineData("""\ude00""")]
    [InlineData("""\u0000""")]
    public void Half_an_emoji_and_NUL_become_the_replacement_character(string escape) => Assert.Equal("a\uFFFDb", Attribute($$"""{"stringValue":"a{{escape}}b"}""").AsText());

    [Fact]
    public void Escapes_are_resolved() => Assert.Equal("\"\\/\b\f\n\r\té\U0001F600", Attribute("""{"stringValue":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}""").AsText());

    [Fact]
    public void Unknown_members_and_nulls_are_passed_over()
    {
        var read = Read($$$"""{"new":{"a":[1]},"resourceSpans":[{"resource":null,"scopeSpans":[{"scope":null,"spans":[{{{{Ids}}},"parentSpanId":"","name":null,"events":null,"x":1}]}]}]}""");

        Assert.Equal(("abababababababababababababababab", null, ""), (read.Spans[0].TraceId, read.Spans[0].ParentSpanId, read.Spans[0].Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"resourceSpans":[]}""")]
    public void An_empty_request_holds_no_spans(string body) => Assert.Empty(Read(body).Spans);

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("""{"resourceSpans":{}}""")]
    [InlineData("""{"resourceSpans":[1]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":5}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"soon"}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":-5}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":"SPAN_KIND_CLIENT"}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":{"bytesValue":"!"}}]}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":{"boolValue":"yes"}}]}]}]}]}""")]
    [InlineData("""{"resourceSpans":[],"resourceS\ud800pans":1}""")]
    public void What_is_of_another_shape_is_refused(string body) => Assert.Throws<OtlpFormatException>(() => Read(body));

    [Fact]
    public void Values_nested_without_end_are_refused()
    {
        Assert.Throws<OtlpFormatException>(() => Attribute(Nested(60)));
        Assert.Throws<OtlpFormatException>(() => Attribute(Nested(50_000)));
    }

    [Fact]
    public void Bytes_are_base64_of_either_alphabet() => Assert.Equal("++//", Attribute("""{"bytesValue":"--__"}""").AsText());

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("""{"arrayValue":{"values":[""", depth)) + "{}" + string.Concat(Enumerable.Repeat("]}}", depth));

    private static OtlpValue Attribute(string value) =>
        Read($$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{{Ids}}},"attributes":[{"key":"a","value":{{{value}}}}]}]}]}]}""").Spans[0].Attributes["a"];

    private static OtlpTraces Read(string body) => OtlpJson.Traces(Encoding.UTF8.GetBytes(body));

    private static byte[] Json(IMessage request)
    {
        var json = JsonNode.Parse(JsonFormatter.Default.Format(request))!;
        Hex(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>OTLP writes ids in hexadecimal where the general mapping of protobuf has base64.</summary>
    private static void Hex(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            list.ToList().ForEach(Hex);
        }

        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (name is "traceId" or "spanId" or "parentSpanId")
                {
                    members[name] = Convert.ToHexString(Convert.FromBase64String(value!.GetValue<string>()));
                }
                else
                {
                    Hex(value);
                }
            }
        }
    }
}
