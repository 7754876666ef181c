using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What a connection promises, whatever the engine.</summary>
public abstract class DatabaseContract : StoreContract
{
    [Fact]
    public async Task A_commit_is_answered_when_it_is_durable()
    {
        await using var connection = await Database.OpenAsync(Cancel);

        var setting = await connection.ExecuteScalarAsync<string>(DurabilityQuestion);

        Assert.Equal(Durable, setting);
    }

    [Fact]
    public async Task Membership_in_a_list_reads_alike()
    {
        await using var connection = await Database.OpenAsync(Cancel);

        var sql = $"select name from migration where number {Engine.AnyOf("@Numbers")}";

        Assert.Equal(["jobs"], await connection.QueryAsync<string>(sql, new { Numbers = new long[] { 1, 9999 } }));
        Assert.Empty(await connection.QueryAsync<string>(sql, new { Numbers = Array.Empty<long>() }));
    }

    private protected abstract string DurabilityQuestion { get; }

    private protected abstract string Durable { get; }
}

public sealed class DatabaseOnSqlite : DatabaseContract
{
    private protected override Engine Engine => Engine.Sqlite;

    private protected override string DurabilityQuestion => "select synchronous || ' ' || journal_mode from pragma_synchronous, pragma_journal_mode";

    private protected override string Durable => "2 wal";
}

public sealed class DatabaseOnPostgres : DatabaseContract
{
    private protected override Engine Engine => Engine.Postgres;

    private protected override string DurabilityQuestion => "show synchronous_commit";

    private protected override string Durable => "on";
}
