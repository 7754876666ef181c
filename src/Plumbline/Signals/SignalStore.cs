using Dapper;
using Plumbline.Redaction;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>What users' behaviour said. Append-only; a signal may come before its trace.</summary>
internal sealed class SignalStore(Database database) : IFactStore<Signal>
{
    public string Kind => "signal";

    public string IdOf(Signal fact) => fact.Id;

    public string? TraceOf(Signal fact) => fact.Trace;

    public Signal Redact(Signal fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(Signal fact) => SignalRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<Signal> facts, FactScope scope)
    {
        var kept = await BulkAppend.NewAsync(scope, "signal",
        [
            BulkColumn.Of("key", facts, signal => Key.Of(scope.Project, Kind, signal.Id)),
            BulkColumn.Of("project", facts, _ => scope.Project),
            BulkColumn.Of("id", facts, signal => signal.Id),
            BulkColumn.Of("trace", facts, signal => signal.Trace),
            BulkColumn.Of("trace_key", facts, signal => Key.Of(scope.Project, "trace", signal.Trace)),
            BulkColumn.Of("kind", facts, signal => Words.Of(signal.Kind)),
            BulkColumn.Of("value", facts, signal => signal.Value),
            BulkColumn.Of("text", facts, signal => signal.Text),
            BulkColumn.Of("at", facts, signal => Microseconds.Of(signal.At)),
            BulkColumn.Of("received_at", facts, _ => scope.ReceivedAt),
        ]);
        await SaidStore.RefreshAsync(facts.Where((_, place) => kept[place]).Select(signal => Key.Of(scope.Project, "trace", signal.Trace)), scope);
        return kept;
    }

    /// <summary>The signals of one trace, oldest first: those that clients stated, and those derived by the rules that hold where no client stated the same.</summary>
    public async Task<IReadOnlyList<Received<Signal>>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        const string Sql = """
            select id as Id, trace as Trace, kind as Kind, value as Value, text as Text, rules as Rules, at as At, received_at as ReceivedAt
            from counted_signal where trace_key = @key order by at, id
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => new Received<Signal> { Fact = row.Signal(), At = Microseconds.ToDateTimeOffset(row.ReceivedAt) })];
    }

    private sealed record Row(string Id, string Trace, string Kind, double? Value, string? Text, string? Rules, long At, long ReceivedAt)
    {
        public Signal Signal() => new(Id, Trace, Words.Parse<SignalKind>(Kind), Microseconds.ToDateTimeOffset(At), Value, Text, Rules);
    }
}
