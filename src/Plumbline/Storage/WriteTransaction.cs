using System.Data.Common;

namespace Plumbline.Storage;

/// <summary>One transaction of several writes.</summary>
internal static class WriteTransaction
{
    /// <summary>Runs the writes as they come and commits; each is put on <paramref name="started"/> before it runs. Null when committed.</summary>
    public static async Task<WriteFailure?> TryAsync(Database database, IEnumerable<PendingWrite> writes, List<PendingWrite> started)
    {
        try
        {
            await using var connection = await database.OpenAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            var failure = await TryAsync(connection, transaction, writes, started);
            await (failure is not null && database.Engine == Engine.Sqlite ? Sqlite.MendAsync(connection, transaction) : Task.CompletedTask);
            return failure;
        }
#pragma warning disable CA1031 // Whatever the store throws before a write has run is every waiting caller's answer.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return new WriteFailure.NoStore(cause);
        }
    }

    private static async Task<WriteFailure?> TryAsync(DbConnection connection, DbTransaction transaction, IEnumerable<PendingWrite> writes, List<PendingWrite> started)
    {
        var run = new List<PendingWrite>();
        Func<Exception, WriteFailure> stage = cause => new WriteFailure.Effect(cause, started.Count - run.Count, run.Count);
        try
        {
            foreach (var write in writes)
            {
                if (run.Count > 0 && !write.Joins(run))
                {
                    await RunAsync(run, connection, transaction);
                }

                started.Add(write);
                run.Add(write);
                if (!write.MayBeJoined)
                {
                    await RunAsync(run, connection, transaction);
                }
            }

            await RunAsync(run, connection, transaction);
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

    private static async Task RunAsync(List<PendingWrite> run, DbConnection connection, DbTransaction transaction)
    {
        if (run.Count > 0)
        {
            await run[0].RunAsync(run, connection, transaction);
            run.Clear();
        }
    }
}
