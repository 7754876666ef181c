using Dapper;
using Plumbline.Redaction;
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

    public Task<int> AppendAsync(IReadOnlyList<Signal> facts, FactScope scope)
    {
        const string Sql = """
            insert into signal (key, project, id, trace, trace_key, kind, value, text, at, received_at)
            values (@Key, @Project, @Id, @Trace, @TraceKey, @Kind, @Value, @Text, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = facts.Select(signal => new
        {
            Key = Key.Of(scope.Project, Kind, signal.Id),
            scope.Project,
            signal.Id,
            signal.Trace,
            TraceKey = Key.Of(scope.Project, "trace", signal.Trace),
            Kind = Words.Of(signal.Kind),
            signal.Value,
            signal.Text,
            At = Microseconds.Of(signal.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
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
