using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Plumbline.Capture.Oracle;

namespace Plumbline.Capture;

/// <summary>Requests as Google's reader sees them and as ours does, both as JSON.</summary>
internal static class OracleView
{
    public static string Of(ExportTraceServiceRequest request) => new JsonArray([.. request.ResourceSpans.SelectMany(resource => resource.ScopeSpans.SelectMany(scope => scope.Spans.Select(span => (JsonNode)new JsonObject
    {
        ["resource"] = Of(resource.Resource?.Attributes ?? []),
        ["scope"] = scope.Scope?.Name ?? "",
        ["version"] = scope.Scope?.Version ?? "",
        ["trace"] = Hex(span.TraceId),
        ["span"] = Hex(span.SpanId),
        ["parent"] = Hex(span.ParentSpanId),
        ["state"] = span.TraceState,
        ["name"] = span.Name,
        ["kind"] = span.Kind,
        ["start"] = span.StartTimeUnixNano / 100,
        ["end"] = span.EndTimeUnixNano / 100,
        ["attributes"] = Of(span.Attributes),
        ["events"] = new JsonArray([.. span.Events.Select(moment => new JsonArray(moment.Name, moment.TimeUnixNano / 100, Of(moment.Attributes)))]),
        ["links"] = new JsonArray([.. span.Links.Select(link => new JsonArray(Hex(link.TraceId), Hex(link.SpanId), Of(link.Attributes)))]),
        ["status"] = new JsonArray(span.Status?.Code ?? 0, span.Status?.Message ?? ""),
    })))]).ToJsonString();

    public static string Of(OtlpTraces request) => new JsonArray([.. request.Spans.Select(span => (JsonNode)new JsonObject
    {
        ["resource"] = Of(span.Source.Resource),
        ["scope"] = span.Source.ScopeName ?? "",
        ["version"] = span.Source.ScopeVersion ?? "",
        ["trace"] = span.TraceId,
        ["span"] = span.SpanId,
        ["parent"] = span.ParentSpanId ?? "",
        ["state"] = span.TraceState ?? "",
        ["name"] = span.Name,
        ["kind"] = span.Kind,
        ["start"] = Ticks(span.StartedAt),
        ["end"] = Ticks(span.EndedAt),
        ["attributes"] = Of(span.Attributes),
        ["events"] = new JsonArray([.. span.Events.Select(moment => new JsonArray(moment.Name, Ticks(moment.At), Of(moment.Attributes)))]),
        ["links"] = new JsonArray([.. span.Links.Select(link => new JsonArray(link.TraceId, link.SpanId, Of(link.Attributes)))]),
        ["status"] = new JsonArray(span.StatusCode, span.StatusMessage ?? ""),
    })]).ToJsonString();

    public static string Of(ExportLogsServiceRequest request) => new JsonArray([.. request.ResourceLogs.SelectMany(resource => resource.ScopeLogs.SelectMany(scope => scope.LogRecords.Select(record => (JsonNode)new JsonObject
    {
        ["resource"] = Of(resource.Resource?.Attributes ?? []),
        ["scope"] = scope.Scope?.Name ?? "",
        ["trace"] = Hex(record.TraceId),
        ["span"] = Hex(record.SpanId),
        ["at"] = (record.TimeUnixNano == 0 ? record.ObservedTimeUnixNano : record.TimeUnixNano) / 100,
        ["severity"] = new JsonArray(record.SeverityNumber, record.SeverityText),
        ["name"] = record.EventName,
        ["body"] = Of(record.Body),
        ["attributes"] = Of(record.Attributes),
    })))]).ToJsonString();

    public static string Of(OtlpLogs request) => new JsonArray([.. request.Records.Select(record => (JsonNode)new JsonObject
    {
        ["resource"] = Of(record.Source.Resource),
        ["scope"] = record.Source.ScopeName ?? "",
        ["trace"] = record.TraceId ?? "",
        ["span"] = record.SpanId ?? "",
        ["at"] = Ticks(record.At),
        ["severity"] = new JsonArray(record.Severity, record.SeverityText ?? ""),
        ["name"] = record.EventName ?? "",
        ["body"] = Of(record.Body),
        ["attributes"] = Of(record.Attributes),
    })]).ToJsonString();

    private static ulong Ticks(DateTimeOffset? time) => time is { } at ? (ulong)(at - DateTimeOffset.UnixEpoch).Ticks : 0;

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static JsonObject Of(RepeatedField<KeyValue> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))));

    private static JsonNode? Of(AnyValue? value) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue,
        AnyValue.ValueOneofCase.DoubleValue => new JsonArray("double", value.DoubleValue),
        AnyValue.ValueOneofCase.BytesValue => new JsonArray("bytes", value.BytesValue.ToBase64()),
        AnyValue.ValueOneofCase.ArrayValue => new JsonArray([.. value.ArrayValue.Values.Select(Of)]),
        AnyValue.ValueOneofCase.KvlistValue => Of(value.KvlistValue.Values),
        _ => null,
    };

    private static JsonObject Of(IReadOnlyDictionary<string, OtlpValue> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))));

    private static JsonNode? Of(OtlpValue value) => value.Kind switch
    {
        OtlpValueKind.Text => value.AsText(),
        OtlpValueKind.Flag => value.AsFlag(),
        OtlpValueKind.WholeNumber => value.AsInteger(),
        OtlpValueKind.Number => new JsonArray("double", value.AsNumber()),
        OtlpValueKind.Bytes => new JsonArray("bytes", value.AsText()),
        OtlpValueKind.List => new JsonArray([.. value.Items.Select(Of)]),
        OtlpValueKind.Map => Of(value.Members),
        _ => null,
    };
}
