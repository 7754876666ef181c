namespace Plumbline.Storage;

/// <summary>Commits writes together; when one of them fails, the others still commit, in their order.</summary>
internal sealed class WriteGroup(Database database)
{
    private const int Attempts = 3;
    private long committed;
    private long failed;
    private long commits;
    private volatile StoreUnavailableException? failing;

    public long Committed => Interlocked.Read(ref committed);

    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Why the last commit failed, where it failed for the store's sake; null when it did not.</summary>
    public StoreUnavailableException? Failing => failing;

    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Runs the writes of a turn in one transaction, or in the few that are left after each bad one was set apart; answers every one.</summary>
    public async Task RunAsync(IEnumerable<PendingWrite> turn)
    {
        var started = new List<PendingWrite>();
        if (await WriteTransaction.TryAsync(database, turn, started) is not { } failure)
        {
            Acknowledge(started.ToArray());
        }
        else if (failure is WriteFailure.NoStore)
        {
            Fail(turn.ToArray(), failure);
        }
        else
        {
            await RunApartAsync(failure.Split(started.ToArray()));
        }
    }

    private async Task RunApartAsync(IEnumerable<ArraySegment<PendingWrite>> pieces)
    {
        var parts = new Stack<ArraySegment<PendingWrite>>(pieces.Reverse());
        while (parts.TryPop(out var part))
        {
            if (await TryAsync(part) is not { } failure)
            {
                Acknowledge(part);
            }
            else if (failure is WriteFailure.NoStore || part.Count == 1)
            {
                Fail(part, failure);
            }
            else
            {
                failure.Split(part).Reverse().ToList().ForEach(parts.Push);
            }
        }
    }

    // Two transactions that collided may pass one after the other.
    private async Task<WriteFailure?> TryAsync(ArraySegment<PendingWrite> part)
    {
        var failure = await WriteTransaction.TryAsync(database, part, []);
        for (var attempt = 1; attempt < Attempts && failure is not null && StoreUnavailableException.MayPass(failure.Cause); attempt++)
        {
            failure = await WriteTransaction.TryAsync(database, part, []);
        }

        return failure;
    }

    private void Acknowledge(ArraySegment<PendingWrite> part)
    {
        Interlocked.Add(ref committed, part.Count);
        Interlocked.Add(ref commits, part.Count > 0 ? 1 : 0);
        failing = part.Count > 0 ? null : failing;
        foreach (var write in part)
        {
            write.Acknowledge();
        }
    }

    private void Fail(ArraySegment<PendingWrite> part, WriteFailure failure)
    {
        Interlocked.Add(ref failed, part.Count);
        var answer = failure.Answer();
        failing = answer as StoreUnavailableException ?? failing;
        foreach (var write in part)
        {
            write.Fail(answer);
        }
    }
}
