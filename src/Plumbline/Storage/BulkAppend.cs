using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>
/// Appends many rows of one table in one go; rows that are there already stay. PostgreSQL takes them as arrays in one round trip;
/// SQLite, which has no round trips, takes them one by one through one prepared statement.
/// </summary>
internal static class BulkAppend
{
    private const string Keep = "on conflict do nothing";

    /// <param name="engine">The engine behind the connection.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="table">The table's name, a constant.</param>
    /// <param name="columns">Its columns, each with as many values as there are rows.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static Task RunAsync(
        Engine engine, DbConnection connection, DbTransaction transaction, string table, BulkColumn[] columns, CancellationToken cancel) =>
        RunAsync(engine, connection, transaction, table, columns, Keep, cancel);

    /// <summary>The same with another rule for rows that are there already, a constant; on PostgreSQL no two rows of one call may be the same then.</summary>
    public static async Task RunAsync(
        Engine engine, DbConnection connection, DbTransaction transaction, string table, BulkColumn[] columns, string onConflict, CancellationToken cancel)
    {
        if (columns[0].Values.Length == 0)
        {
            return;
        }

        if (engine == Engine.Postgres)
        {
            await connection.ExecuteAsync(new CommandDefinition($"{FromArrays(table, columns)} {onConflict}", Arrays(columns), transaction, cancellationToken: cancel));
            return;
        }

        await using var command = Prepared(connection, transaction, $"{OneRow(table, columns)} {onConflict}", columns);
        for (var row = 0; row < columns[0].Values.Length; row++)
        {
            Fill(command, columns, row);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Appends to a table with a <c>key</c> (the first column) and an arrival number: for each row its number when it is new, null when its key was known.</summary>
    public static async Task<long?[]> NumbersAsync(FactScope scope, string table, BulkColumn[] columns)
    {
        if (columns[0].Values.Length == 0)
        {
            return [];
        }

        return scope.Engine == Engine.Postgres ? await ReturnedAsync(scope, table, columns) : await OneByOneAsync(scope, table, columns);
    }

    /// <summary>The same for facts whose number nobody needs: for each whether it is new.</summary>
    public static async Task<bool[]> NewAsync(FactScope scope, string table, BulkColumn[] columns) =>
        [.. (await NumbersAsync(scope, table, columns)).Select(number => number is not null)];

    private static async Task<long?[]> ReturnedAsync(FactScope scope, string table, BulkColumn[] columns)
    {
        var rows = await scope.Connection.QueryAsync<(byte[] Key, long N)>(new CommandDefinition(
            $"{FromArrays(table, columns)} {Keep} returning key, n", Arrays(columns), scope.Transaction, cancellationToken: scope.Cancel));
        var numbers = rows.ToDictionary(row => new KeyOf(row.Key), row => row.N);
        return [.. ((byte[][])columns[0].Values).Select(key => numbers.Remove(new(key), out var number) ? number : (long?)null)];
    }

    private static async Task<long?[]> OneByOneAsync(FactScope scope, string table, BulkColumn[] columns)
    {
        await using var command = Prepared(scope.Connection, scope.Transaction, $"{OneRow(table, columns)} {Keep} returning n", columns);
        var numbers = new long?[columns[0].Values.Length];
        for (var row = 0; row < numbers.Length; row++)
        {
            Fill(command, columns, row);
            numbers[row] = await command.ExecuteScalarAsync(scope.Cancel) as long?;
        }

        return numbers;
    }

    private static string OneRow(string table, BulkColumn[] columns) => $"insert into {table} ({Names(columns)}) values ({Given(columns)})";

    private static string FromArrays(string table, BulkColumn[] columns) => $"insert into {table} ({Names(columns)}) select * from unnest({Given(columns)})";

    private static string Names(BulkColumn[] columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string Given(BulkColumn[] columns) => string.Join(", ", columns.Select(column => $"@{column.Name}"));

    private static DynamicParameters Arrays(BulkColumn[] columns) => new(columns.ToDictionary(column => column.Name, column => (object)column.Values));

    private static DbCommand Prepared(DbConnection connection, DbTransaction transaction, string sql, BulkColumn[] columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The names are constants of the calling store.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column.Name}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Fill(DbCommand command, BulkColumn[] columns, int row)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            command.Parameters[column].Value = columns[column].Values.GetValue(row) ?? DBNull.Value;
        }
    }
}

/// <summary>One column of many rows.</summary>
/// <param name="Name">The column's name, a constant.</param>
/// <param name="Values">A value a row: texts, numbers or bytes.</param>
internal sealed record BulkColumn(string Name, Array Values)
{
    /// <summary>The column of these rows.</summary>
    public static BulkColumn Of<TRow, TValue>(string name, IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = value(rows[row]);
        }

        return new(name, values);
    }
}

/// <summary>A key that is equal to another of the same bytes.</summary>
internal readonly struct KeyOf(byte[] bytes) : IEquatable<KeyOf>
{
    private readonly byte[] bytes = bytes;

    public bool Equals(KeyOf other) => bytes.AsSpan().SequenceEqual(other.bytes);

    public override bool Equals(object? obj) => obj is KeyOf other && Equals(other);

    public override int GetHashCode() => System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
