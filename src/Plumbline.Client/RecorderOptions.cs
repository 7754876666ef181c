namespace Plumbline.Client;

/// <summary>What a recorder says of every trace, and its bounds.</summary>
public sealed record RecorderOptions
{
    /// <summary>What is serving: the name of a release, or <c>checkpoint:</c> with its id. A tag <c>plumbline.release</c> of the root says otherwise.</summary>
    public string? Release { get; init; }

    /// <summary>Where it runs, e.g. production.</summary>
    public string? Environment { get; init; }

    /// <summary>The service that records.</summary>
    public string? Service { get; init; }

    /// <summary>The most traces that are open at a time, 1 or more; beyond, the oldest is given up: its root was never ended.</summary>
    public int OpenTraces { get; init; } = 1_000;

    /// <summary>The most spans of a trace, 1 or more; further ones are left out, and their number stands in the attribute <c>metadata.plumbline.spans_left_out</c>.</summary>
    public int SpansOfTrace { get; init; } = 1_000;
}
