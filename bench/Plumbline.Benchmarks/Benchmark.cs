namespace Plumbline.Benchmarks;

/// <summary>One thing that is timed, beside a baseline that is timed in the same minutes on the same machine.</summary>
internal abstract class Benchmark : IDisposable
{
    /// <summary>What the baseline is, in a few words; null when there is none to compare with.</summary>
    public virtual string? BaselineName => null;

    /// <summary>How often it is run after a run to warm up.</summary>
    public virtual int Runs => 5;

    /// <summary>Why it cannot be run here, or null.</summary>
    public virtual string? Obstacle() => null;

    /// <summary>One run.</summary>
    public abstract Task<Reading> RunAsync();

    /// <summary>One run of the baseline.</summary>
    public virtual Task<Reading> RunBaselineAsync() => throw new InvalidOperationException("There is no baseline.");

    /// <summary>Removes what every run needed.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
