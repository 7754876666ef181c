using Dapper;
using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>Takes a user's pseudonym out of the counts: thumbs that are counted still, of traces or feedback that have expired, become nobody's.</summary>
internal static class ForgottenRater
{
    private const int Most = 500;

    /// <summary>Some of them; 0 when none is left.</summary>
    public static async Task<long> RunAsync(string rater, FactScope scope) =>
        await TracesAsync(rater, scope) is > 0 and var traces ? traces : await DaysAsync(rater, scope);

    private static async Task<long> TracesAsync(string rater, FactScope scope)
    {
        var sql = $"select {CountedTrace.Columns}, n as N from trace where project = @Project and rater = @rater order by key limit {Most} {scope.Engine.ForUpdate()}";
        RatedRow[] rows = [.. await scope.Connection.QueryAsync<RatedRow>(Command(sql, new { scope.Project, rater }, scope))];
        var change = new CountChange();
        foreach (var row in rows)
        {
            change.Remove(row);
            change.Add(row with { Rater = null });
        }

        if (rows.Length > 0)
        {
            await scope.Connection.ExecuteAsync(Command($"update trace set rater = null where n {scope.Engine.AnyOf("@numbers")}", new { numbers = rows.Select(row => row.N).ToArray() }, scope));
            await change.WriteAsync(scope);
        }

        return rows.Length;
    }

    private static async Task<long> DaysAsync(string rater, FactScope scope)
    {
        const string Delete = """
            delete from rater_day where project = @Project and rater = @rater
            returning day as Day, model as Model, prompt_version as PromptVersion, release as Release, segment as Segment, up as Up, down as Down
            """;
        DayRow[] rows = [.. await scope.Connection.QueryAsync<DayRow>(Command(Delete, new { scope.Project, rater }, scope))];
        await RollupRows.AddAsync(scope, [.. rows.Where(row => row.Up != 0 || row.Down != 0)
            .Select(row => KeyValuePair.Create((new Cohort(row.Day, row.Model, row.PromptVersion, row.Release, row.Segment), ""), (row.Up, row.Down)))
            .OrderBy(row => row.Key.Item1, Cohort.InOrder)]);
        return rows.Length;
    }

    private static CommandDefinition Command(string sql, object parameters, FactScope scope) => new(sql, parameters, scope.Transaction, cancellationToken: scope.Cancel);

    private sealed record RatedRow(
        long At, string? Model, string? PromptVersion, string? Release, string? Segment, long Served, long Failed, long? InputTokens, long? OutputTokens, double? CostUsd,
        double? LatencyMilliseconds, long Said, string? Rater, long N)
        : CountedTrace(At, Model, PromptVersion, Release, Segment, Served, Failed, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds, Said, Rater);

    private sealed record DayRow
    {
        public long Day { get; init; }

        public string Model { get; init; } = "";

        public string PromptVersion { get; init; } = "";

        public string Release { get; init; } = "";

        public string Segment { get; init; } = "";

        public long Up { get; init; }

        public long Down { get; init; }
    }
}
