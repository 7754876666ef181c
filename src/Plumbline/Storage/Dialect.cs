using System.Buffers.Binary;
using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>The few places where one SQL text cannot serve both engines.</summary>
internal static class Dialect
{
    private const int MostWaits = 200;
    private static readonly TimeSpan BetweenWaits = TimeSpan.FromMilliseconds(10);

    /// <summary>Membership in a list parameter: <c>$"where id {engine.AnyOf("@Ids")}"</c>. Dapper expands lists on SQLite and hands PostgreSQL an array, so give it an array.</summary>
    public static string AnyOf(this Engine engine, string parameter) =>
        engine == Engine.Postgres ? $"= any({parameter})" : $"in {parameter}";

    /// <summary>Stands behind a table that is read by one index and no other: SQLite keeps no counts to choose by. PostgreSQL does, and takes no hints.</summary>
    public static string ByIndex(this Engine engine, string index) => engine == Engine.Sqlite ? $"indexed by {index}" : "";

    /// <summary>Ends a subquery that picks a row to claim: rows that another transaction holds are passed over.</summary>
    public static string SkipLocked(this Engine engine) => engine == Engine.Postgres ? "for update skip locked" : "";

    /// <summary>Ends a query whose rows the transaction will write: others wait with theirs. SQLite has one writer anyway.</summary>
    public static string ForUpdate(this Engine engine) => engine == Engine.Postgres ? "for update" : "";

    /// <summary>
    /// Makes the transaction wait until no other one writes to the table, and others wait for it: for a write that depends on what was read. SQLite
    /// has one writer at a time anyway.
    /// </summary>
    public static async Task AloneAsync(this Engine engine, string table, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        if (engine == Engine.Postgres)
        {
            await connection.ExecuteAsync(new CommandDefinition($"lock table {table} in exclusive mode", transaction: transaction, cancellationToken: cancel));
        }
    }

    /// <summary>The same, and the transaction waits also until no other one has read the table: for a row that every writer heeds.</summary>
    public static async Task AloneWithReadersAsync(this Engine engine, string table, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        if (engine == Engine.Postgres)
        {
            await connection.ExecuteAsync(new CommandDefinition($"lock table {table} in access exclusive mode", transaction: transaction, cancellationToken: cancel));
        }
    }

    /// <summary>
    /// Makes the transaction wait until no other one holds any of the keys, and others wait for it: for rows that are written anew from others of the same key.
    /// </summary>
    /// <param name="engine">The engine behind the connection.</param>
    /// <param name="keys">Keys of at least 8 bytes; they are held in one order, so that no two transactions wait for each other.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task HoldAsync(this Engine engine, byte[][] keys, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        if (engine == Engine.Postgres)
        {
            long[] numbers = [.. keys.Select(key => BinaryPrimitives.ReadInt64BigEndian(key)).Distinct().Order()];
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_xact_lock(number) from (select unnest(@numbers) as number order by number) held", new { numbers }, transaction, cancellationToken: cancel));
        }
    }

    /// <summary>
    /// The highest arrival number of a table that is there now and below which no row can appear any more. PostgreSQL gives numbers before their rows can be
    /// seen: there, it waits until every transaction has ended that writes to the table now, since one with a lower number holds the table's lock since before.
    /// </summary>
    /// <param name="engine">The engine behind the connection.</param>
    /// <param name="table">A table with a column n, a constant.</param>
    /// <param name="connection">An open connection, in no transaction.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>0 for an empty table, and where a writer did not end within seconds: ask again later.</returns>
    public static async Task<long> SettledAsync(this Engine engine, string table, DbConnection connection, CancellationToken cancel)
    {
        const string Writers = """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and relation = to_regclass(@table) and mode = 'RowExclusiveLock' and granted
              and database = (select oid from pg_database where datname = current_database())
            """;
        var highest = await connection.ExecuteScalarAsync<long?>(new CommandDefinition($"select max(n) from {table}", cancellationToken: cancel)) ?? 0;
        if (engine == Engine.Sqlite)
        {
            return highest;
        }

        async Task<HashSet<string>> WritersAsync() => [.. await connection.QueryAsync<string>(new CommandDefinition(Writers, new { table }, cancellationToken: cancel))];
        var open = await WritersAsync();
        for (var waits = 0; open.Count > 0; waits++)
        {
            if (waits == MostWaits)
            {
                return 0;
            }

            await Task.Delay(BetweenWaits, cancel);
            open.IntersectWith(await WritersAsync());
        }

        return highest;
    }

    /// <summary>
    /// Fills the tokens of a migration: <c>{{bytes}}</c> (byte column), <c>{{arrival}}</c> (a primary key that the engine counts up),
    /// <c>{{number}}</c> (a number that, as a primary key, is the row's place on SQLite).
    /// </summary>
    public static string Fill(this Engine engine, string migration) => engine == Engine.Postgres
        ? migration.Replace("{{bytes}}", "bytea", StringComparison.Ordinal)
            .Replace("{{arrival}}", "bigint generated always as identity primary key", StringComparison.Ordinal)
            .Replace("{{number}}", "bigint", StringComparison.Ordinal)
        : migration.Replace("{{bytes}}", "blob", StringComparison.Ordinal)
            .Replace("{{arrival}}", "integer primary key autoincrement", StringComparison.Ordinal)
            .Replace("{{number}}", "integer", StringComparison.Ordinal);
}
