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

    public Task<bool[]> AppendAsync(IReadOnlyList<Interaction> facts, FactScope scope) => BulkAppend.NewAsync(scope, "interaction",
    [
        BulkColumn.Of("key", facts, interaction => Key.Of(scope.Project, Kind, interaction.Id)),
        BulkColumn.Of("project", facts, _ => scope.Project),
        BulkColumn.Of("id", facts, interaction => interaction.Id),
        BulkColumn.Of("trace", facts, interaction => interaction.Trace),
        BulkColumn.Of("trace_key", facts, interaction => Key.Of(scope.Project, "trace", interaction.Trace)),
        BulkColumn.Of("kind", facts, interaction => Words.Of(interaction.Kind)),
        BulkColumn.Of("seconds", facts, interaction => interaction.Seconds),
        BulkColumn.Of("value", facts, interaction => interaction.Value),
        BulkColumn.Of("text", facts, interaction => interaction.Text),
        BulkColumn.Of("before", facts, interaction => interaction.Before),
        BulkColumn.Of("conversation", facts, interaction => interaction.Conversation),
        BulkColumn.Of("session", facts, interaction => interaction.Session),
        BulkColumn.Of("access", facts, _ => Words.Of(scope.Access)),
        BulkColumn.Of("at", facts, interaction => Microseconds.Of(interaction.At)),
        BulkColumn.Of("received_at", facts, _ => scope.ReceivedAt),
    ]);
}
