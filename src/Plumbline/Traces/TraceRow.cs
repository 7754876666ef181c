using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>The narrow columns of a trace: what can be filtered and counted. Times are microseconds since 1970.</summary>
public sealed record TraceRow(
    long N, string Id, long At, long ReceivedAt, string? Conversation, string? Person, string? Model, string? Family, string? PromptVersion,
    string? Release, string? Retries, string PromptHash, long Candidates, long? InputTokens, long? OutputTokens, double? CostUsd, double? LatencyMilliseconds, long? TextExpiredAt)
{
    internal const string Columns = """
        trace.n as N, id as Id, at as At, received_at as ReceivedAt, conversation as Conversation, person as Person, model as Model, family as Family,
        prompt_version as PromptVersion, release as Release, retries as Retries, prompt_hash as PromptHash, candidates as Candidates,
        input_tokens as InputTokens, output_tokens as OutputTokens, cost_usd as CostUsd, latency_milliseconds as LatencyMilliseconds, text_expired_at as TextExpiredAt
        """;

    /// <summary>Its place in a list.</summary>
    internal TraceCursor Cursor => new(At, N);

    /// <summary>The trace as a list on the wire shows it.</summary>
    internal ListedTrace Listed() => new(
        Id, Microseconds.ToDateTimeOffset(At), Microseconds.ToDateTimeOffset(ReceivedAt), Conversation, Person, Model, Family, PromptVersion, Release, Retries,
        Candidates, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds);

    /// <summary>The whole trace, its user a pseudonym; without a payload its columns alone, and when its text expired.</summary>
    internal Trace With(byte[]? payload) => With(payload is null ? Expired() : TraceBody.Read(payload));

    /// <summary>What stands in the place of a text that has expired.</summary>
    internal TraceBody Expired() => TraceBody.Expired(Microseconds.ToDateTimeOffset(TextExpiredAt ?? ReceivedAt));

    /// <summary>The whole trace, its user a pseudonym.</summary>
    internal Trace With(TraceBody body) => new(
        Id, Microseconds.ToDateTimeOffset(At), body.Input, body.Output, Conversation, Person, Model, Family, PromptVersion, Release, Retries,
        body.Spans, body.Candidates, body.Served, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds, body.Reference, body.Attributes);
}
