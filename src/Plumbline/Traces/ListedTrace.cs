namespace Plumbline.Traces;

/// <summary>A trace as a list shows it, its user a pseudonym; <c>GET /traces/ID</c> has what was asked and answered.</summary>
public sealed record ListedTrace(
    string Id, DateTimeOffset At, DateTimeOffset ReceivedAt, string? Conversation, string? User, string? Model, string? Family, string? PromptVersion,
    string? Release, string? Retries, long Candidates, long? InputTokens, long? OutputTokens, double? CostUsd, double? LatencyMilliseconds);
