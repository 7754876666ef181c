using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>Adds changes to the rows of the three tables of counts.</summary>
internal static class RollupRows
{
    private const string Cohorts = "(project, hour, model, prompt_version, release, segment)";
    private static readonly string AddCounts = $"on conflict {Cohorts} do update set {Adding("trace_hour", [.. Counted.Select(one => one.Name)])}";

    private static readonly string AddSaid =
        $"on conflict (project, hour, model, prompt_version, release, segment, said) do update set {Adding("said_hour", "traces")}";

    private static readonly string AddRaters =
        $"on conflict (project, day, model, prompt_version, release, segment, rater) do update set {Adding("rater_day", "up", "down")}";

    private static IEnumerable<(string Name, Func<CohortCounts, long> Value)> Counted =>
    [
        ("traces", counts => counts.Traces), ("served", counts => counts.Served), ("failed", counts => counts.Failed), ("input_tokens", counts => counts.InputTokens),
        ("output_tokens", counts => counts.OutputTokens), ("priced", counts => counts.Priced), ("timed", counts => counts.Timed),
        .. Enumerable.Range(0, LatencyBins.Count).Select(bin => ($"latency_{bin}", (Func<CohortCounts, long>)(counts => counts.Latency[bin]))),
    ];

    public static Task AddAsync(FactScope scope, IReadOnlyList<KeyValuePair<Cohort, CohortCounts>> rows) => WriteAsync(scope, "trace_hour", AddCounts,
    [
        .. Keys(scope, "hour", rows, row => row.Key),
        .. Counted.Select(column => BulkColumn.Of(column.Name, rows, row => column.Value(row.Value))),
        BulkColumn.Of("cost_usd", rows, row => row.Value.CostUsd),
    ]);

    public static Task AddAsync(FactScope scope, IReadOnlyList<KeyValuePair<(Cohort Cohort, long Said), long>> rows) => WriteAsync(scope, "said_hour", AddSaid,
    [
        .. Keys(scope, "hour", rows, row => row.Key.Cohort),
        BulkColumn.Of("said", rows, row => row.Key.Said),
        BulkColumn.Of("traces", rows, row => row.Value),
    ]);

    public static Task AddAsync(FactScope scope, IReadOnlyList<KeyValuePair<(Cohort Day, string Rater), (long Up, long Down)>> rows) => WriteAsync(scope, "rater_day", AddRaters,
    [
        .. Keys(scope, "day", rows, row => row.Key.Day),
        BulkColumn.Of("rater", rows, row => row.Key.Rater),
        BulkColumn.Of("up", rows, row => row.Value.Up),
        BulkColumn.Of("down", rows, row => row.Value.Down),
    ]);

    private static IEnumerable<BulkColumn> Keys<TRow>(FactScope scope, string time, IReadOnlyList<TRow> rows, Func<TRow, Cohort> cohort) =>
    [
        BulkColumn.Of("project", rows, _ => scope.Project),
        BulkColumn.Of(time, rows, row => cohort(row).Hour),
        BulkColumn.Of("model", rows, row => cohort(row).Model),
        BulkColumn.Of("prompt_version", rows, row => cohort(row).PromptVersion),
        BulkColumn.Of("release", rows, row => cohort(row).Release),
        BulkColumn.Of("segment", rows, row => cohort(row).Segment),
    ];

    private static Task WriteAsync(FactScope scope, string table, string onConflict, BulkColumn[] columns) =>
        BulkAppend.RunAsync(scope.Engine, scope.Connection, scope.Transaction, table, columns, onConflict, scope.Cancel);

    private static string Adding(string table, params string[] columns)
    {
        string[] all = table == "trace_hour" ? [.. columns, "cost_usd"] : columns;
        return string.Join(", ", all.Select(column => $"{column} = {table}.{column} + excluded.{column}"));
    }
}
