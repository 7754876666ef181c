using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>An index that leads to traces, and the order of time in it.</summary>
/// <param name="Table">The table that it is of.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">What leads into it.</param>
/// <param name="At">The time in it; an expression where it does not hold the time, so that no engine takes the index of all times instead.</param>
/// <param name="N">What tells rows of one time apart; a nought where the table does not.</param>
internal sealed record DrivingIndex(string Table, string Name, string Where, string At, string N)
{
    private const string Traces = "trace";
    private const string None = "cast(0 as bigint)";
    private const string Sorted = "(trace.at + 0)";

    /// <summary>All traces of the project.</summary>
    public static DrivingIndex Time { get; } = new(Traces, "trace_by_time", "trace.project = @Project", "trace.at", "trace.n");

    /// <summary>Those of which something was said.</summary>
    public static DrivingIndex Said { get; } = new(Traces, "trace_by_said", "trace.project = @Project and trace.said <> 0", "trace.at", "trace.n");

    /// <summary>Those with the first tag that is asked for.</summary>
    public static DrivingIndex Tag { get; } = new("trace_tag", "trace_tag_by_tag", "trace_tag.project = @Project and trace_tag.tag = @Tag0", "trace_tag.trace_at", None);

    /// <summary>Those with one value of some columns, each a parameter of its own name.</summary>
    public static DrivingIndex Columns(string[] columns) => new(
        Traces, $"trace_by_{columns[0]}", $"trace.project = @Project{string.Concat(columns.Select(column => $" and trace.{column} = @{column}"))}",
        columns[0] is "conversation" or "person" ? Sorted : "trace.at", "trace.n");

    /// <summary>The order of the rows of <c>trace</c>.</summary>
    public string Order => $"{RowAt} desc, trace.n desc";

    private bool IsOfTraces => Table == Traces;

    private string RowAt => IsOfTraces ? At : Sorted;

    /// <summary>The table <c>trace</c>, by this index where it is one of it.</summary>
    public string Rows(Engine engine) => IsOfTraces ? $"{Traces} {engine.ByIndex(Name)}" : Traces;

    /// <summary>The place of the row that lies <c>@Stretch</c> rows below the cursor.</summary>
    public string FloorSql(Engine engine) => $"""
        select {At} as At, {N} as N from {Table} {engine.ByIndex(Name)}
        where {Where} and {At} >= @From and {At} < @To and {(IsOfTraces ? Below(At, N, "@At", "@N") : $"{At} < @At")}
        order by {At} desc{(IsOfTraces ? $", {N} desc" : "")} limit 1 offset @Stretch
        """;

    /// <summary>True of traces from the floor to the cursor.</summary>
    public string Stretch => $"""
        {(IsOfTraces ? Where : $"trace.key in (select {Table}.trace_key from {Table} where {Where} and {At} >= @FloorAt and {At} <= @At)")}
          and {RowAt} >= @From and {RowAt} < @To and {Below(RowAt, "trace.n", "@At", "@N")} and not {Below(RowAt, "trace.n", "@FloorAt", "@FloorN")}
        """;

    // A bound on the time alone stands first, which an index can follow.
    private static string Below(string at, string n, string cursorAt, string cursorN) => $"({at} <= {cursorAt} and ({at} < {cursorAt} or {n} < {cursorN}))";
}
