namespace Plumbline.Client;

/// <summary>Facts that go together, and the marks behind them.</summary>
internal sealed record Batch(IReadOnlyList<WaitingFact> Facts, FlushMark? Mark);

/// <summary>Cuts the queue into batches: by number, by bytes, by time, or where someone waits.</summary>
internal sealed class Batches(FactQueue queue, ClientOptions options)
{
    /// <summary>The next batch; null when the queue is closed and empty.</summary>
    public async Task<Batch?> NextAsync()
    {
        if (!await queue.HasNextAsync())
        {
            return null;
        }

        using var filled = new CancellationTokenSource();
        var batch = new List<WaitingFact>();
        Task? over = null;
        while (true)
        {
            if (Fill(batch) is { } whole)
            {
                await filled.CancelAsync();
                return whole;
            }

            over ??= Task.Delay(options.Linger, options.Clock, filled.Token);
            var more = queue.HasNextAsync().AsTask();
            if (await Task.WhenAny(more, over) == over || !await more)
            {
                await filled.CancelAsync();
                return new(batch, null);
            }
        }
    }

    /// <summary>Takes what is there; null when there is room for more.</summary>
    private Batch? Fill(List<WaitingFact> batch)
    {
        long bytes = batch.Sum(fact => fact.Json.Length);
        while (queue.TryPeek(out var next))
        {
            if (next is WaitingFact large && batch.Count > 0 && bytes + large.Json.Length > options.BatchBytes)
            {
                return new(batch, null);
            }

            queue.Take();
            if (next is FlushMark mark)
            {
                return new(batch, mark);
            }

            if (next is WaitingFact fact)
            {
                batch.Add(fact);
                bytes += fact.Json.Length;
            }

            if (batch.Count == options.BatchFacts)
            {
                return new(batch, null);
            }
        }

        return null;
    }
}
