using Dapper;
using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>Counts a day of traces anew from their rows, while nobody else writes. A day of which traces have expired keeps the counts that it has: its rows no longer tell them.</summary>
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
            await scope.Connection.ExecuteAsync(Command($"delete from {table} where project = @Project and {time} >= @from and {time} < @end and {Open(time)}"));
        }

        if (first is null)
        {
            return null;
        }

        var change = new CountChange();
        foreach (var trace in await scope.Connection.QueryAsync<CountedTrace>(Command($"select {CountedTrace.Columns} from trace where project = @Project and at >= @from and at < @end and {Open("at")}")))
        {
            change.Add(trace);
        }

        await change.WriteAsync(scope);
        return end;

        static string Open(string time) => $"not exists (select 1 from expired_day where expired_day.project = @Project and expired_day.day <= {time} and {time} < expired_day.day + {Cohort.DayLength})";

        CommandDefinition Command(string sql) => new(sql, new { scope.Project, from, end }, scope.Transaction, cancellationToken: scope.Cancel);
    }
}
