using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What appending many rows promises, whatever the engine.</summary>
public abstract class BulkAppendContract : StoreContract
{
    [Fact]
    public async Task Every_row_is_there_and_one_that_was_there_stays()
    {
        await AppendAsync(["a", "b"], "first");
        await AppendAsync(["b", "c"], "second");

        Assert.Equal(
            [("a", "first"), ("b", "first"), ("c", "second")], await ReadAsync());
    }

    [Fact]
    public async Task No_rows_are_no_error()
    {
        await AppendAsync([], "none");

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Twenty_thousand_rows_take_seconds_at_most()
    {
        await AppendAsync([.. Enumerable.Range(0, 20_000).Select(number => $"{number}")], "many");

        await using var connection = await Database.OpenAsync(Cancel);
        Assert.Equal(20_000, await connection.ExecuteScalarAsync<long>("select count(*) from node"));
    }

    private async Task AppendAsync(string[] ids, string kind)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await BulkAppend.RunAsync(Engine, connection, transaction, "node",
        [
            new("key", ids.Select(id => Key.Of("shop", "test", id)).ToArray()), new("project", ids.Select(_ => "shop").ToArray()),
            new("kind", ids.Select(_ => kind).ToArray()), new("id", ids),
        ], Cancel);
        await transaction.CommitAsync(Cancel);
    }

    private async Task<IEnumerable<(string Id, string Kind)>> ReadAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.QueryAsync<(string, string)>("select id, kind from node order by id");
    }
}

public sealed class BulkAppendOnSqlite : BulkAppendContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class BulkAppendOnPostgres : BulkAppendContract
{
    private protected override Engine Engine => Engine.Postgres;
}
