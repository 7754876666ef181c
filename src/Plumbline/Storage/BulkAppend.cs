using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>
/// Appends many rows of one table in one go; rows that are there already stay. PostgreSQL takes them as arrays in one round trip;
/// SQLite, which has no round trips, takes them one by one through one prepared statement.
/// </summary>
internal static class BulkAppend
{
    /// <param name="engine">The engine behind the connection.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="table">The table's name, a constant.</param>
    /// <param name="columns">Its columns, each with as many values as there are rows.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static async Task RunAsync(
        Engine engine, DbConnection connection, DbTransaction transaction, string table, BulkColumn[] columns, CancellationToken cancel)
    {
        var (names, given) = (string.Join(", ", columns.Select(column => column.Name)), string.Join(", ", columns.Select(column => $"@{column.Name}")));
        if (engine == Engine.Postgres)
        {
            var arrays = new DynamicParameters(columns.ToDictionary(column => column.Name, column => (object)column.Values));
            await connection.ExecuteAsync(new CommandDefinition(
                $"insert into {table} ({names}) select * from unnest({given}) on conflict do nothing", arrays, transaction, cancellationToken: cancel));
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The names are constants of the calling store.
        command.CommandText = $"insert into {table} ({names}) values ({given}) on conflict do nothing";
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column.Name}";
            command.Parameters.Add(parameter);
        }

        for (var row = 0; row < columns[0].Values.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                command.Parameters[column].Value = columns[column].Values.GetValue(row);
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}

/// <summary>One column of many rows.</summary>
/// <param name="Name">The column's name, a constant.</param>
/// <param name="Values">A value a row: texts, numbers or bytes.</param>
internal sealed record BulkColumn(string Name, Array Values);
