using System.Data.Common;
using System.Diagnostics;
using Plumbline.Accounts;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Benchmarks.Capture;

/// <summary>The engine's own append: the rows of traces and of their payloads, made beforehand, in durable commits by one connection, through statements that are prepared once.</summary>
internal static class RawAppend
{
    public static async Task<Reading> RunAsync(Engine engine, GeneratedTraces traces, int count, int batch)
    {
        using var store = await FreshStore.MakeAsync(engine);
        await using var database = await store.OpenAsync();
        await using var connection = await database.OpenAsync(CancellationToken.None);
        BulkColumn[][] batches = [.. Enumerable.Range(0, count / batch).Select(_ => Rows(traces, batch, engine))];
        await using var traceRow = Command(connection, engine, "trace", batches[0][..^1], "returning n");
        await using var payload = Command(connection, engine, "payload", [new("n", new long[1]), batches[0][^1]], "");

        var watch = Stopwatch.StartNew();
        foreach (var columns in batches)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            (traceRow.Transaction, payload.Transaction) = (transaction, transaction);
            await AppendAsync(engine, traceRow, payload, columns, batch);
            await transaction.CommitAsync();
        }

        return new(watch.Elapsed.TotalMilliseconds);
    }

    private static BulkColumn[] Rows(GeneratedTraces traces, int batch, Engine engine)
    {
        var scope = new FactScope(engine, null!, null!, "default", Access.Local, null!, 0, CancellationToken.None);
        TraceEntry[] entries = [.. Enumerable.Range(0, batch).Select(_ => traces.Next()).Select(trace => new TraceEntry(trace, trace.User, scope, captured: false))];
        return [.. TraceEntry.Columns(entries), BulkColumn.Of("body", entries, entry => entry.Body)];
    }

    private static DbCommand Command(DbConnection connection, Engine engine, string table, BulkColumn[] columns, string ending)
    {
        var command = connection.CreateCommand();
        var (names, given) = (string.Join(", ", columns.Select(column => column.Name)), string.Join(", ", columns.Select(column => $"@{column.Name}")));
#pragma warning disable CA2100 // Names of our own.
        command.CommandText = engine == Engine.Postgres ? $"insert into {table} ({names}) select * from unnest({given}) {ending}" : $"insert into {table} ({names}) values ({given}) {ending}";
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column.Name}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task AppendAsync(Engine engine, DbCommand trace, DbCommand payload, BulkColumn[] columns, int batch)
    {
        var (narrow, bodies) = (columns[..^1], columns[^1]);
        if (engine == Engine.Postgres)
        {
            Fill(trace, narrow, column => column.Values);
            var numbers = new List<long>();
            await using (var reader = await trace.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    numbers.Add(reader.GetInt64(0));
                }
            }

            Fill(payload, [new("n", numbers.ToArray()), bodies], column => column.Values);
            await payload.ExecuteNonQueryAsync();
            return;
        }

        for (var row = 0; row < batch; row++)
        {
            Fill(trace, narrow, column => column.Values.GetValue(row) ?? DBNull.Value);
            var number = await trace.ExecuteScalarAsync();
            (payload.Parameters[0].Value, payload.Parameters[1].Value) = (number, bodies.Values.GetValue(row));
            await payload.ExecuteNonQueryAsync();
        }
    }

    private static void Fill(DbCommand command, BulkColumn[] columns, Func<BulkColumn, object> value)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            command.Parameters[column].Value = value(columns[column]);
        }
    }
}
