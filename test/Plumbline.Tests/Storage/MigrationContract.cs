using System.Data.Common;
using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What bringing a schema forward promises, whatever the engine.</summary>
public abstract class MigrationContract : StoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_embedded_step_is_applied_once_and_recorded_with_its_hash()
    {
        await Database.MigrateAsync(Cancel);

        await using var connection = await Database.OpenAsync(Cancel);
        var applied = await Migrator.AppliedAsync(connection, null, Cancel);
        Assert.Equal(
            Migration.For(Engine).Select(step => ((long)step.Number, step.Name, step.Hash)),
            applied.Select(step => (step.Number, step.Name, step.Hash)));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_both_find_the_schema()
    {
        using var place = await Engines.PlaceAsync(Engine);
        await using var one = place.Open();
        await using var other = place.Open();

        await Task.WhenAll(Task.Run(() => one.MigrateAsync(Cancel), Cancel), Task.Run(() => other.MigrateAsync(Cancel), Cancel));

        await using var connection = await other.OpenAsync(Cancel);
        Assert.Equal(Migration.For(Engine).Count, (await Migrator.AppliedAsync(connection, null, Cancel)).Count);
    }

    [Fact]
    public async Task A_schema_from_a_newer_program_is_refused()
    {
        var newer = Step(9000, "create table later (id text)");
        await RunAsync([.. Migration.For(Engine), newer]);

        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => Database.MigrateAsync(Cancel));

        Assert.Contains("schema step 9000 (step_9000), which this program does not know", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applied_step_that_was_edited_is_refused()
    {
        var known = Migration.For(Engine);
        var edited = known[0] with { Hash = "another" };

        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => RunAsync([edited, .. known.Skip(1)]));

        Assert.Contains("was applied with another text", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_schema_as_it_was()
    {
        var known = Migration.For(Engine);
        Migration[] broken = [.. known, Step(9000, "create table half (id text)"), Step(9001, "create table half (id text)")];

        await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(broken));

        await RunAsync([.. known, Step(9000, "create table half (id text)")]);
    }

    [Fact]
    public async Task Tokens_become_columns_that_hold_bytes_and_count_arrivals()
    {
        await RunAsync([.. Migration.For(Engine), Step(9000, "create table thing (n {{arrival}}, body {{bytes}} not null)")]);

        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync("insert into thing (body) values (@Body), (@Body)", new { Body = new byte[] { 1, 2 } });
        var rows = await connection.QueryAsync<(long N, byte[] Body)>("select n, body from thing order by n");
        Assert.Equal([1, 2], rows.Select(row => row.N));
        Assert.All(rows, row => Assert.Equal([1, 2], row.Body));
    }

    private Migration Step(int number, string sql) => Migration.Of(number, $"step_{number}", sql, Engine);

    private async Task RunAsync(IReadOnlyList<Migration> steps)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        await Migrator.RunAsync(connection, Engine, steps, Noon, Cancel);
    }
}

public sealed class MigrationOnSqlite : MigrationContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class MigrationOnPostgres : MigrationContract
{
    private protected override Engine Engine => Engine.Postgres;
}
