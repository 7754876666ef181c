using Dapper;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>What pages saw users do. Append-only; an interaction may come before its trace.</summary>
internal sealed class InteractionStore : IFactStore<Interaction>
{
    public string Kind => "interaction";

    public string IdOf(Interaction fact) => fact.Id;

    public string? TraceOf(Interaction fact) => fact.Trace;

    public Interaction Redact(Interaction fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(Interaction fact) => InteractionRules.Check(fact);

    public Task<int> AppendAsync(IReadOnlyList<Interaction> facts, FactScope scope)
    {
        const string Sql = """
            insert into interaction (key, project, id, trace, trace_key, kind, seconds, value, text, before, conversation, session, access, at, received_at)
            values (@Key, @Project, @Id, @Trace, @TraceKey, @Kind, @Seconds, @Value, @Text, @Before, @Conversation, @Session, @Access, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = facts.Select(interaction => new
        {
            Key = Key.Of(scope.Project, Kind, interaction.Id),
            scope.Project,
            interaction.Id,
            interaction.Trace,
            TraceKey = Key.Of(scope.Project, "trace", interaction.Trace),
            Kind = Words.Of(interaction.Kind),
            interaction.Seconds,
            interaction.Value,
            interaction.Text,
            interaction.Before,
            interaction.Conversation,
            interaction.Session,
            Access = Words.Of(scope.Access),
            At = Microseconds.Of(interaction.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
    }
}
