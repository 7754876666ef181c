using System.Buffers.Binary;
using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>The few places where one SQL text cannot serve both engines.</summary>
internal static class Dialect
{
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
    /// The last number of arrival in a table, once no smaller one can come any more: numbers are given before commits, so on PostgreSQL it waits a moment
    /// for those who write. Gives <paramref name="after"/> when nothing is beyond it, or when writers take too long; ask again then.
    /// </summary>
    public static async Task<long> CompleteUntilAsync(this Engine engine, DbConnection connection, string table, long after, CancellationToken cancel)
    {
        const string LockTimedOut = "55P03";
        var last = $"select coalesce(max(n), 0) from {table}";
        var seen = await connection.ExecuteScalarAsync<long>(new CommandDefinition(last, cancellationToken: cancel));
        if (engine == Engine.Sqlite || seen <= after)
        {
            return seen;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"set local lock_timeout = '50ms'; lock table {table} in share mode; {last}", transaction: transaction, cancellationToken: cancel));
        }
        catch (DbException busy) when (busy.SqlState == LockTimedOut)
        {
            return after;
        }
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
