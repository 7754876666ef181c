namespace Plumbline.Rollups;

/// <summary>What of a trace is counted. Times are microseconds since 1970; <paramref name="Served"/> and <paramref name="Failed"/> are 0 or 1.</summary>
internal record CountedTrace(
    long At, string? Model, string? PromptVersion, string? Release, string? Segment, long Served, long Failed, long? InputTokens, long? OutputTokens, double? CostUsd,
    double? LatencyMilliseconds, long Said, string? Rater)
{
    public const string Columns = """
        at as At, model as Model, prompt_version as PromptVersion, release as Release, segment as Segment, served as Served, failed as Failed, input_tokens as InputTokens,
        output_tokens as OutputTokens, cost_usd as CostUsd, latency_milliseconds as LatencyMilliseconds, said as Said, rater as Rater
        """;
}
