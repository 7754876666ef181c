namespace Plumbline.Capture;

/// <summary>Who sent spans or logs: the attributes of the resource, and the library that made them.</summary>
/// <param name="Resource">Attributes of the process, shared by all that it sent.</param>
/// <param name="ScopeName">The library.</param>
/// <param name="ScopeVersion">Its version.</param>
public sealed record OtlpSource(IReadOnlyDictionary<string, OtlpValue> Resource, string? ScopeName = null, string? ScopeVersion = null);

/// <summary>One span of an OTLP request.</summary>
public sealed record OtlpSpan
{
    /// <summary>Who sent it.</summary>
    public required OtlpSource Source { get; init; }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>16 lower-case hexadecimal digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>The span that caused it; null at the root.</summary>
    public string? ParentSpanId { get; init; }

    /// <summary>The state that the tracing system carries along; null when there is none.</summary>
    public string? TraceState { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer.</summary>
    public int Kind { get; init; }

    /// <summary>When it began; null when not said.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null when not said.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its attributes; of a key that stands twice the last counts.</summary>
    public IReadOnlyDictionary<string, OtlpValue> Attributes { get; init; } = OtlpValue.NoMembers;

    /// <summary>Moments in it.</summary>
    public IReadOnlyList<OtlpEvent> Events { get; init; } = [];

    /// <summary>Other spans that it points to.</summary>
    public IReadOnlyList<OtlpLink> Links { get; init; } = [];

    /// <summary>0 unset, 1 fine, 2 failed.</summary>
    public int StatusCode { get; init; }

    /// <summary>What went wrong.</summary>
    public string? StatusMessage { get; init; }
}

/// <summary>One moment in a span.</summary>
/// <param name="Name">What happened.</param>
/// <param name="At">When; null when not said.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record OtlpEvent(string Name, DateTimeOffset? At, IReadOnlyDictionary<string, OtlpValue> Attributes);

/// <summary>One span that another points to. Ids as in the span; empty when they were not sent.</summary>
/// <param name="TraceId">The other's trace.</param>
/// <param name="SpanId">The other.</param>
/// <param name="Attributes">Attributes of the pointer.</param>
public sealed record OtlpLink(string TraceId, string SpanId, IReadOnlyDictionary<string, OtlpValue> Attributes);
