using Dapper;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Outcomes;

/// <summary>What happened afterwards, joined late by trace, conversation or user. Append-only, never a reward.</summary>
internal sealed class OutcomeStore(Database database) : IFactStore<Outcome>
{
    public string Kind => "outcome";

    public string IdOf(Outcome fact) => fact.Id;

    public string? TraceOf(Outcome fact) => fact.Trace;

    public IReadOnlyList<Refusal> Check(Outcome fact) => OutcomeRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<Outcome> facts, FactScope scope)
    {
        var kept = await BulkAppend.NewAsync(scope, "outcome",
        [
            BulkColumn.Of("key", facts, outcome => Key.Of(scope.Project, Kind, outcome.Id)),
            BulkColumn.Of("project", facts, _ => scope.Project),
            BulkColumn.Of("id", facts, outcome => outcome.Id),
            BulkColumn.Of("name", facts, outcome => outcome.Name),
            BulkColumn.Of("value", facts, outcome => outcome.Value),
            BulkColumn.Of("trace", facts, outcome => outcome.Trace),
            BulkColumn.Of("trace_key", facts, outcome => TraceKey(outcome, scope)),
            BulkColumn.Of("conversation", facts, outcome => outcome.Conversation),
            BulkColumn.Of("person", facts, outcome => scope.Pseudonym.Of(outcome.User)),
            BulkColumn.Of("at", facts, outcome => Microseconds.Of(outcome.At)),
            BulkColumn.Of("received_at", facts, _ => scope.ReceivedAt),
        ]);
        await SaidStore.RefreshAsync(facts.Where((_, place) => kept[place]).Select(outcome => TraceKey(outcome, scope)).OfType<byte[]>(), scope);
        return kept;
    }

    private static byte[]? TraceKey(Outcome outcome, FactScope scope) => outcome.Trace is { } trace ? Key.Of(scope.Project, "trace", trace) : null;

    /// <summary>What followed one trace, by the trace itself, its conversation or its user; oldest first.</summary>
    public async Task<IReadOnlyList<Received<Outcome>>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        const string Sql = """
            select o.id as Id, o.name as Name, o.value as Value, o.trace as Trace, o.conversation as Conversation, o.person as Person, o.at as At, o.received_at as ReceivedAt
            from trace t join outcome o on o.project = t.project
              and (o.trace_key = t.key or o.conversation = t.conversation or o.person = t.person)
            where t.key = @key order by o.at, o.n
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => new Received<Outcome> { Fact = row.Outcome(), At = Microseconds.ToDateTimeOffset(row.ReceivedAt) })];
    }

    private sealed record Row(string Id, string Name, double Value, string? Trace, string? Conversation, string? Person, long At, long ReceivedAt)
    {
        public Outcome Outcome() => new(Id, Name, Value, Microseconds.ToDateTimeOffset(At), Trace, Conversation, Person);
    }
}
