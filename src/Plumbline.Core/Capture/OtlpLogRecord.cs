namespace Plumbline.Capture;

/// <summary>One log record of an OTLP request.</summary>
public sealed record OtlpLogRecord
{
    /// <summary>Who sent it.</summary>
    public required OtlpSource Source { get; init; }

    /// <summary>The trace it was written in, 32 lower-case hexadecimal digits; null when in none.</summary>
    public string? TraceId { get; init; }

    /// <summary>The span it was written in, 16 lower-case hexadecimal digits; null when in none.</summary>
    public string? SpanId { get; init; }

    /// <summary>When it happened, or when that was noticed; null when neither was said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>1 to 24, the higher the worse; 0 when not said.</summary>
    public int Severity { get; init; }

    /// <summary>The severity in the words of the sender.</summary>
    public string? SeverityText { get; init; }

    /// <summary>The name of the event: its own field, or the attribute event.name of older senders.</summary>
    public string? EventName { get; init; }

    /// <summary>What was logged.</summary>
    public OtlpValue Body { get; init; }

    /// <summary>Its attributes; of a key that stands twice the last counts.</summary>
    public IReadOnlyDictionary<string, OtlpValue> Attributes { get; init; } = OtlpValue.NoMembers;
}
