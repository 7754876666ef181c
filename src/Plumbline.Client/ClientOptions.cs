namespace Plumbline.Client;

/// <summary>How facts are queued, sent and sent again. The defaults fit a server of a product.</summary>
public sealed record ClientOptions
{
    /// <summary>The project, where the server runs without keys; a key names its own.</summary>
    public string? Project { get; init; }

    /// <summary>The most facts that wait, 1 or more; a fact beyond is dropped and counted.</summary>
    public int QueueFacts { get; init; } = 10_000;

    /// <summary>The most bytes of JSON that wait, 1 or more; a fact beyond is dropped and counted.</summary>
    public long QueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most facts in one request, 1 or more.</summary>
    public int BatchFacts { get; init; } = 100;

    /// <summary>The most bytes of JSON in one request, 1 or more; a larger fact goes alone.</summary>
    public int BatchBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a fact waits for others to go with it.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait before the first retry, on average three quarters of it; it doubles with every further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between tries; only a server's Retry-After goes beyond, up to an hour.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a batch is sent that the server fails on (status 500, or an answer that is not Plumbline's), 1 or more; a server that is away or full is waited for.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>How long closing may take while facts still wait.</summary>
    public TimeSpan ClosingTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Told of each fact that is refused, on a thread of the client; what it throws is swallowed.</summary>
    public Action<RefusedFact>? OnRefused { get; init; }

    /// <summary>The clock that facts are dated by and that waits are measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Seeds the ids and waits that are drawn, for tests; null draws them anew each time.</summary>
    public int? Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal ClientOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueFacts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchFacts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Attempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Linger, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(FirstRetry, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestRetry, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClosingTime, TimeSpan.Zero);
        return this;
    }
}
