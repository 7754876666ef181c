using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>Brings a schema forward in one transaction, so that it is either the old one or the new one.</summary>
internal static class Migrator
{
    // Any constant that no other program would pick.
    private const long LockNumber = 0x706c_756d_626c_696e;

    /// <summary>Applies what is missing; safe when several processes start at once, because one waits for the other.</summary>
    /// <exception cref="SchemaMismatchException">The schema is newer than the program, or an applied step was edited since.</exception>
    public static async Task RunAsync(DbConnection connection, Engine engine, IReadOnlyList<Migration> known, DateTimeOffset now, CancellationToken cancel)
    {
        // On SQLite this begins "immediate": it holds the write lock from the start.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (engine == Engine.Postgres)
        {
            await RunAsync("select pg_advisory_xact_lock(@LockNumber)", new { LockNumber });
        }

        await RunAsync("create table if not exists migration (number bigint primary key, name text not null, hash text not null, at bigint not null)");
        foreach (var step in Missing(known, await AppliedAsync(connection, transaction, cancel)))
        {
            await RunAsync(step.Sql);
            await RunAsync(
                "insert into migration (number, name, hash, at) values (@Number, @Name, @Hash, @At)",
                new { step.Number, step.Name, step.Hash, At = Microseconds.Of(now) });
        }

        await transaction.CommitAsync(cancel);

        Task RunAsync(string sql, object? parameters = null) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
    }

    /// <summary>The steps that a database has; empty for one without a schema.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> AppliedAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        const string Sql = "select number as Number, name as Name, hash as Hash from migration order by number";

        return [.. await connection.QueryAsync<AppliedMigration>(new CommandDefinition(Sql, null, transaction, cancellationToken: cancel))];
    }

    /// <summary>The known steps that are not applied yet, in order.</summary>
    /// <exception cref="SchemaMismatchException">An applied step is unknown to this program, or differs from what it knows.</exception>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        var byNumber = known.ToDictionary(step => (long)step.Number);
        foreach (var step in applied)
        {
            Check(step, byNumber.GetValueOrDefault(step.Number), known.Count == 0 ? 0 : known[^1].Number);
        }

        var numbers = applied.Select(step => step.Number).ToHashSet();
        return [.. known.Where(step => !numbers.Contains(step.Number))];
    }

    private static void Check(AppliedMigration applied, Migration? known, int newest)
    {
        if (known is null)
        {
            throw new SchemaMismatchException(
                $"The database has schema step {applied.Number} ({applied.Name}), which this program does not know; it knows steps up to {newest}. Use the newer program that wrote it.");
        }

        if (known.Hash != applied.Hash)
        {
            throw new SchemaMismatchException(
                $"Schema step {applied.Number} ({applied.Name}) was applied with another text than this program has. A released step is never edited: use the program that wrote this database, or a new step.");
        }
    }
}
