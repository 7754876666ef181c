using Dapper;
using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>Counts a day of traces anew from their rows, while nobody else writes.</summary>
internal static class DayOfCounts
{
    /// <summary>The day in which the first trace at or after a time began, rebuilt together with what stands between; null when there is none, and then nothing is left after the time.</summary>
    /// <param name="from">Microseconds since 1970.</param>
    /// <param name="scope">The transaction.</param>
    /// <returns>Where the next day begins.</returns>
    public static async Task<long?> RebuildAsync(long from, FactScope scope)
    {
        await scope.Engine.AloneAsync("trace", scope.Connection, scope.Transaction, scope.Cancel);
        const string First = "select min(at) from trace where project = @Project and at >= @from";
        var first = await scope.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(First, new { scope.Project, from }, scope.Transaction, cancellationToken: scope.Cancel));
        var end = first is { } at ? Cohort.DayOf(at) + Cohort.DayLength : long.MaxValue;
        foreach (var (table, time) in new[] { ("trace_hour", "hour"), ("said_hour", "hour"), ("rater_day", "day") })
        {
            await scope.Connection.ExecuteAsync(Command($"delete from {table} where project = @Project and {time} >= @from and {time} < @end"));
        }

        if (first is null)
        {
            return null;
        }

        var change = new CountChange();
        foreach (var trace in await scope.Connection.QueryAsync<CountedTrace>(Command($"select {CountedTrace.Columns} from trace where project = @Project and at >= @from and at < @end")))
        {
            change.Add(trace);
        }

        await change.WriteAsync(scope);
        return end;

        CommandDefinition Command(string sql) => new(sql, new { scope.Project, from, end }, scope.Transaction, cancellationToken: scope.Cancel);
    }
}
