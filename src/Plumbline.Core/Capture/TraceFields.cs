using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What was said of a trace as a whole. Null is "not said": it erases nothing.</summary>
public sealed record TraceFields
{
    /// <summary>When it began, as the client states it; the earliest counts.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Who asked; the store keeps a pseudonym.</summary>
    public string? User { get; init; }

    /// <summary>The conversation.</summary>
    public string? Session { get; init; }

    /// <summary>Words to find it by; those of all parts are kept.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Where it ran, e.g. production.</summary>
    public string? Environment { get; init; }

    /// <summary>What was serving.</summary>
    public string? Release { get; init; }

    /// <summary>The client's version of the application.</summary>
    public string? Version { get; init; }

    /// <summary>The service that sent it.</summary>
    public string? Service { get; init; }

    /// <summary>What the user asked, when said of the whole.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>What the user got, when said of the whole.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>The client's own facts, an object.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>What else the client said of the trace, as it came, an object.</summary>
    public JsonElement? Attributes { get; init; }
}
