using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What was acknowledged is there after a kill with signal 9 at any moment, whatever the engine.</summary>
public abstract class KillContract : StoreContract
{
    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task Nothing_acknowledged_is_lost_nothing_is_there_by_half_and_the_next_write_is_taken(int acknowledgements)
    {
        await ExecuteAsync(WritingWorker.Table);

        var acknowledged = await Task.WhenAll(KillAsync(acknowledgements), KillAsync(acknowledgements));

        var kept = await PartsAsync();
        Assert.All(acknowledged, ids => Assert.True(ids.Count >= acknowledgements));
        Assert.Empty(acknowledged.SelectMany(ids => ids).Except(kept.Keys));
        Assert.All(kept, write => Assert.Equal(2, write.Value));
        Assert.Equal(1, await WriteAsync());
    }

    private async Task<int> WriteAsync()
    {
        await using var queue = new WriteQueue(Database);
        return await queue.WriteAsync(
            (connection, transaction, _) => connection.ExecuteAsync("insert into kept (id, part) values ('after', 1)", null, transaction), WritePriority.Interactive, Cancel);
    }

    /// <summary>Kills a writer after so many acknowledgements, and gives all that it has acknowledged until then.</summary>
    private async Task<IReadOnlyList<string>> KillAsync(int acknowledgements)
    {
        var acknowledged = new List<string>();
        using var writer = WorkerProcess.Start(WritingWorker.Name, Place);
        while (await writer.ReadAsync(Cancel) is { } id)
        {
            acknowledged.Add(id);
            if (acknowledged.Count == acknowledgements)
            {
                writer.Kill();
            }
        }

        return acknowledged;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync(sql);
    }

    private async Task<Dictionary<string, long>> PartsAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return (await connection.QueryAsync<(string Id, long Parts)>("select id, count(*) from kept group by id")).ToDictionary(row => row.Id, row => row.Parts);
    }
}

public sealed class KillOnSqlite : KillContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class KillOnPostgres : KillContract
{
    private protected override Engine Engine => Engine.Postgres;
}
