using Dapper;
using Plumbline.Storage;

namespace Plumbline.Outcomes;

/// <summary>What happened afterwards, joined late by trace, conversation or user. Append-only, never a reward.</summary>
internal sealed class OutcomeStore(Database database) : IFactStore<Outcome>
{
    public string Kind => "outcome";

    public string IdOf(Outcome fact) => fact.Id;

    public IReadOnlyList<Refusal> Check(Outcome fact) => OutcomeRules.Check(fact);

    public Task<int> AppendAsync(IReadOnlyList<Outcome> facts, FactScope scope)
    {
        const string Sql = """
            insert into outcome (key, project, id, name, value, trace, trace_key, conversation, person, at, received_at)
            values (@Key, @Project, @Id, @Name, @Value, @Trace, @TraceKey, @Conversation, @Person, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = facts.Select(outcome => new
        {
            Key = Key.Of(scope.Project, Kind, outcome.Id),
            scope.Project,
            outcome.Id,
            outcome.Name,
            outcome.Value,
            outcome.Trace,
            TraceKey = outcome.Trace is { } trace ? Key.Of(scope.Project, "trace", trace) : null,
            outcome.Conversation,
            Person = scope.Pseudonym.Of(outcome.User),
            At = Microseconds.Of(outcome.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
    }

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
