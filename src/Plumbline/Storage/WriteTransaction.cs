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
            stage = cause => new WriteFailure.Effect(cause, started.Count - 1);
            foreach (var write in writes)
            {
                started.Add(write);
                await write.RunAsync(connection, transaction);
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
