using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>The narrow columns of a trace: what can be filtered and counted. Times are microseconds since 1970.</summary>
internal sealed record TraceRow(
    long N, string Id, long At, long ReceivedAt, string? Conversation, string? Person, string? Model, string? Family, string? PromptVersion,
    string? Release, string? Retries, string PromptHash, long Candidates, long? InputTokens, long? OutputTokens, double? CostUsd, double? LatencyMilliseconds, long? TextExpiredAt)
{
    public const string Columns = """
        trace.n as N, id as Id, at as At, received_at as ReceivedAt, conversation as Conversation, person as Person, model as Model, family as Family,
        prompt_version as PromptVersion, release as Release, retries as Retries, prompt_hash as PromptHash, candidates as Candidates,
        input_tokens as InputTokens, output_tokens as OutputTokens, cost_usd as CostUsd, latency_milliseconds as LatencyMilliseconds, text_expired_at as TextExpiredAt
        """;

    /// <summary>The trace as a list on the wire shows it.</summary>
    public ListedTrace Listed() => new(
        Id, Microseconds.ToDateTimeOffset(At), Microseconds.ToDateTimeOffset(ReceivedAt), Conversation, Person, Model, Family, PromptVersion, Release, Retries,
        Candidates, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds);

    /// <summary>The whole trace, its user a pseudonym; without a payload its columns alone, and when its text expired.</summary>
    public Trace With(byte[]? payload) => With(payload is null ? TraceBody.Expired(Microseconds.ToDateTimeOffset(TextExpiredAt ?? ReceivedAt)) : TraceBody.Read(payload));

    private Trace With(TraceBody body) => new(
        Id, Microseconds.ToDateTimeOffset(At), body.Input, body.Output, Conversation, Person, Model, Family, PromptVersion, Release, Retries,
        body.Spans, body.Candidates, body.Served, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds, body.Reference, body.Attributes);
}
