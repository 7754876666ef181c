namespace Plumbline.Rollups;

/// <summary>What a cohort's traces add up to; a difference may be below zero.</summary>
internal sealed class CohortCounts
{
    public long Traces { get; private set; }

    public long Served { get; private set; }

    public long Failed { get; private set; }

    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    public long Priced { get; private set; }

    public double CostUsd { get; private set; }

    public long Timed { get; private set; }

    /// <summary>Traces by how long they took.</summary>
    public long[] Latency { get; } = new long[LatencyBins.Count];

    public bool IsNothing => Traces == 0 && Served == 0 && Failed == 0 && InputTokens == 0 && OutputTokens == 0 && Priced == 0 && CostUsd == 0 && Latency.All(count => count == 0);

    /// <summary>Adds a trace, or takes it away.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="sign">1 or -1.</param>
    public void Add(CountedTrace trace, int sign)
    {
        Traces += sign;
        Served += sign * trace.Served;
        Failed += sign * trace.Failed;
        InputTokens += sign * (trace.InputTokens ?? 0);
        OutputTokens += sign * (trace.OutputTokens ?? 0);
        Priced += trace.CostUsd is null ? 0 : sign;
        CostUsd += sign * (trace.CostUsd ?? 0);
        if (trace.LatencyMilliseconds is { } milliseconds)
        {
            Timed += sign;
            Latency[LatencyBins.Of(milliseconds)] += sign;
        }
    }
}
