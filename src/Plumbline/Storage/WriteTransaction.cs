namespace Plumbline.Storage;

/// <summary>One transaction of several writes.</summary>
internal static class WriteTransaction
{
    /// <summary>Runs the writes as they come and commits; each is put on <paramref name="started"/> before it runs. Null when committed.</summary>
    public static async Task<WriteFailure?> TryAsync(Database database, IEnumerable<PendingWrite> writes, List<PendingWrite> started)
    {
        Func<Exception, WriteFailure> stage = cause => new WriteFailure.NoStore(cause);
        try
        {
            await using var connection = await database.OpenAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            var run = new List<PendingWrite>();
            stage = cause => new WriteFailure.Effect(cause, started.Count - run.Count, run.Count);
            foreach (var write in writes)
            {
                if (run.Count > 0 && !write.Joins(run))
                {
                    await run[0].RunAsync(run, connection, transaction);
                    run.Clear();
                }

                started.Add(write);
                run.Add(write);
            }

            if (run.Count > 0)
            {
                await run[0].RunAsync(run, connection, transaction);
            }

            stage = cause => new WriteFailure.Commit(cause);
            await transaction.CommitAsync();
            return null;
        }
#pragma warning disable CA1031 // Whatever an effect throws is its caller's answer, and nobody else's.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return stage(cause);
        }
    }
}
