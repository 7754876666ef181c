using System.Globalization;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary>A step as Langfuse shows an observation.</summary>
internal sealed record ObservationView(
    string Id, string TraceId, string ProjectId, string Type, string? Name, DateTimeOffset StartTime, DateTimeOffset? EndTime, DateTimeOffset? CompletionStartTime, string? Model,
    object? ModelParameters, object? Input, object? Output, string? Version, object? Metadata, string? ParentObservationId, string Level, string? StatusMessage, string? PromptName,
    int? PromptVersion, string? PromptId, ObservationUsage? Usage, IReadOnlyDictionary<string, long> UsageDetails, IReadOnlyDictionary<string, double> CostDetails, double? CalculatedTotalCost,
    double? Latency, double? TimeToFirstToken, string Environment, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    private static readonly Dictionary<string, long> NoTokens = [];
    private static readonly Dictionary<string, double> NoCost = [];

    /// <summary>The steps of a trace, by when they began.</summary>
    public static IEnumerable<ObservationView> Of(ReadTrace trace, string project) => trace.Captured is { } captured
        ? captured.Steps.Select(step => OfStep(step, trace, project))
        : (trace.Trace.Fact.Spans ?? []).OrderBy(span => span.StartedAt).ThenBy(span => span.Id, StringComparer.Ordinal).Select(span => OfSpan(span, trace, project));

    private static ObservationView OfStep(CapturedStep step, ReadTrace trace, string project)
    {
        var fields = step.Fields;
        return new(
            step.Id, trace.Trace.Fact.Id, project, (fields.Kind ?? StepKind.Span).ToString().ToUpperInvariant(), fields.Name, step.StartedAt, fields.EndedAt, fields.FirstTokenAt,
            fields.ServedModel ?? fields.RequestedModel, fields.Parameters, Written(fields, "input") ?? fields.Input, Written(fields, "output") ?? fields.Output,
            Attribute(fields, "version") is { ValueKind: JsonValueKind.String } version ? version.GetString() : null, fields.Metadata, fields.Parent, (fields.Level ?? "default").ToUpperInvariant(),
            fields.StatusMessage, fields.PromptName, int.TryParse(fields.PromptVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, null,
            ObservationUsage.Of(fields.Usage), fields.Usage ?? NoTokens, fields.Cost ?? NoCost, fields.Cost is { } cost && cost.TryGetValue("total", out var total) ? total : null,
            (fields.EndedAt - step.StartedAt)?.TotalSeconds, (fields.FirstTokenAt - step.StartedAt)?.TotalSeconds, trace.Environment, trace.Trace.At, trace.Trace.At);
    }

    private static ObservationView OfSpan(Span span, ReadTrace trace, string project)
    {
        var usage = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (kind, tokens) in new[] { ("input", span.InputTokens), ("output", span.OutputTokens) })
        {
            if (tokens is { } counted)
            {
                usage[kind] = counted;
            }
        }

        return new(
            span.Id, trace.Trace.Fact.Id, project, span.Kind switch { "model" => "GENERATION", "tool" => "TOOL", "retrieval" => "RETRIEVER", _ => "SPAN" }, span.Name, span.StartedAt, span.EndedAt,
            null, span.Model, null, span.Input, span.Output, null, null, span.Parent, span.Error is null ? "DEFAULT" : "ERROR", span.Error, null, null, null, ObservationUsage.Of(usage), usage, NoCost,
            null, (span.EndedAt - span.StartedAt)?.TotalSeconds, null, trace.Environment, trace.Trace.At, trace.Trace.At);
    }

    /// <summary>Messages as the client wrote them, where they are kept in another form.</summary>
    private static JsonElement? Written(StepFields fields, string name) =>
        Attribute(fields, name) is { ValueKind: JsonValueKind.Array } written && written.GetArrayLength() == 1 ? written[0] : null;

    private static JsonElement? Attribute(StepFields fields, string name) =>
        fields.Attributes is { ValueKind: JsonValueKind.Object } attributes && attributes.TryGetProperty(name, out var said) ? said : null;
}

/// <summary>Tokens in the older shape.</summary>
internal sealed record ObservationUsage(long? Input, long? Output, long? Total, string Unit)
{
    public static ObservationUsage? Of(IReadOnlyDictionary<string, long>? usage) => usage is null or { Count: 0 } ? null : new(Kind(usage, "input"), Kind(usage, "output"), Kind(usage, "total"), "TOKENS");

    private static long? Kind(IReadOnlyDictionary<string, long> usage, string kind) => usage.TryGetValue(kind, out var tokens) ? tokens : null;
}
