using Google.Protobuf;
using Plumbline.Capture.Oracle;

namespace Plumbline.Capture;

public sealed class OtlpReaderTests
{
    public static TheoryData<ulong> Seeds { get; } = [.. Enumerable.Range(1, 40).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Spans_read_as_Google_reads_them(ulong seed)
    {
        var request = new RandomSpans(seed).Traces();

        Assert.Equal(OracleView.Of(request), OracleView.Of(OtlpReader.Traces(request.ToByteArray())));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Log_records_read_as_Google_reads_them(ulong seed)
    {
        var request = new RandomSpans(seed).Logs();

        Assert.Equal(OracleView.Of(request), OracleView.Of(OtlpReader.Logs(request.ToByteArray())));
    }

    [Fact]
    public void An_empty_body_holds_no_spans() => Assert.Empty(OtlpReader.Traces([]).Spans);

    [Fact]
    public void A_resource_that_stands_behind_its_spans_is_theirs()
    {
        var span = new ResourceSpans { ScopeSpans = { new ScopeSpans { Spans = { Whole() } } } }.ToByteArray();
        var resource = new ResourceSpans { Resource = new() { Attributes = { Pair("service.name", "late") } } }.ToByteArray();

        var read = OtlpReader.Traces(Field(1, [.. span, .. resource]));

        Assert.Equal("late", read.Spans[0].Source.Resource["service.name"].AsText());
    }

    [Fact]
    public void Unknown_fields_of_every_wire_type_are_passed_over()
    {
        byte[] unknown = [.. Tag(100, 0), 0x96, 0x01, .. Tag(101, 1), 1, 2, 3, 4, 5, 6, 7, 8, .. Tag(102, 2), 2, 9, 9, .. Tag(103, 5), 1, 2, 3, 4, .. Tag(104, 3), .. Tag(1, 0), 7, .. Tag(104, 4)];
        byte[] span = [.. unknown, .. Whole().ToByteArray(), .. unknown];

        var read = OtlpReader.Traces(Field(1, [.. unknown, .. Field(2, [.. Field(2, span), .. unknown])]));

        Assert.Equal("chat", read.Spans.Single().Name);
    }

    [Fact]
    public void A_field_of_another_wire_type_is_an_unknown_field()
    {
        byte[] span = [.. Whole().ToByteArray(), .. Tag(5, 0), 1];

        Assert.Equal("chat", OtlpReader.Traces(Field(1, Field(2, Field(2, span)))).Spans.Single().Name);
    }

    [Fact]
    public void Spans_without_whole_ids_are_rejected_with_their_place_and_reason()
    {
        var request = Request(Whole(), new Span(Whole()) { TraceId = ByteString.CopyFrom(1, 2) }, new Span(Whole()) { SpanId = ByteString.CopyFrom(new byte[8]) });

        var read = OtlpReader.Traces(request.ToByteArray());

        Assert.Single(read.Spans);
        Assert.Equal([1, 2], read.Rejected.Reasons.Select(reason => reason.Index));
        Assert.Contains("16 bytes", read.Rejected.Reasons[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_posted_as_traces_are_spans_without_ids()
    {
        var logs = new ExportLogsServiceRequest { ResourceLogs = { new ResourceLogs { ScopeLogs = { new ScopeLogs { LogRecords = { new LogRecord { TimeUnixNano = 1, SeverityNumber = 9 } } } } } } };

        Assert.Equal(1, OtlpReader.Traces(logs.ToByteArray()).Rejected.Count);
    }

    [Fact]
    public void What_is_no_UTF_8_and_NUL_become_the_replacement_character()
    {
        byte[] name = [.. Tag(5, 2), 3, (byte)'a', 0xFF, 0];

        Assert.Equal("a\uFFFD\uFFFD", OtlpReader.Traces(Field(1, Field(2, Field(2, [.. Whole().ToByteArray(), .. name])))).Spans.Single().Name);
    }

    internal static Span Whole() => new() { TraceId = ByteString.CopyFrom([.. Enumerable.Repeat((byte)0xAB, 16)]), SpanId = ByteString.CopyFrom([.. Enumerable.Repeat((byte)0xCD, 8)]), Name = "chat" };

    internal static ExportTraceServiceRequest Request(params Span[] spans) => new() { ResourceSpans = { new ResourceSpans { ScopeSpans = { new ScopeSpans { Spans = { spans } } } } } };

    internal static byte[] Field(int number, byte[] bytes) => [.. Tag(number, 2), .. Varint((ulong)bytes.Length), .. bytes];

    internal static byte[] Tag(int number, int type) => Varint(((ulong)number << 3) | (uint)type);

    internal static byte[] Varint(ulong value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];

    private static KeyValue Pair(string key, string value) => new() { Key = key, Value = new() { StringValue = value } };
}
