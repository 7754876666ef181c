using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>A trace as Langfuse shows it; in a list its observations and scores are ids.</summary>
internal sealed record LangfuseTraceView(
    string Id, DateTimeOffset Timestamp, string? Name, object? Input, object? Output, string? SessionId, string? Release, string? Version, string? UserId, object? Metadata,
    IReadOnlyList<string> Tags, bool Public, string Environment, string ProjectId, string HtmlPath, double? Latency, double? TotalCost, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    IReadOnlyList<object> Observations, IReadOnlyList<object> Scores)
{
    /// <summary>In a list.</summary>
    public static LangfuseTraceView Listed(ReadTrace trace, string project, IEnumerable<Received<FeedbackEntry>> scores) => Of(
        trace, project, [.. ObservationView.Of(trace, project).Select(observation => observation.Id)], [.. scores.Select(score => score.Fact.Slot ?? score.Fact.Id)]);

    /// <summary>By itself.</summary>
    public static LangfuseTraceView Whole(ReadTrace trace, string project, IEnumerable<Received<FeedbackEntry>> scores) => Of(
        trace, project, [.. ObservationView.Of(trace, project)], [.. scores.Select(score => SecondScore.Of(score, null))]);

    private static LangfuseTraceView Of(ReadTrace read, string project, IReadOnlyList<object> observations, IReadOnlyList<object> scores)
    {
        var (trace, received) = read.Trace;
        var whole = read.Whole;
        var root = read.Captured?.Root()?.Fields;
        return new(
            trace.Id, trace.At, whole?.Name ?? root?.Name ?? trace.Attributes?.GetValueOrDefault("name"), read.Captured is null ? trace.Input : whole!.Input ?? root?.Input,
            read.Captured is null ? trace.Output : whole!.Output ?? root?.Output, trace.Conversation, trace.Release, whole?.Version ?? trace.Attributes?.GetValueOrDefault("version"), trace.User,
            read.Captured is null ? trace.Attributes : whole!.Metadata, read.Tags, IsPublic(whole), read.Environment, project, $"/traces/{Uri.EscapeDataString(trace.Id)}",
            trace.LatencyMilliseconds / 1000, trace.CostUsd, received, received, observations, scores);
    }

    private static bool IsPublic(TraceFields? whole) => whole?.Attributes is { } attributes && attributes.TryGetProperty("public", out var open) && open.ValueKind == JsonValueKind.True;
}
