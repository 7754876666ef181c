using Dapper;
using Plumbline.Accounts;
using Plumbline.Redaction;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Feedback;

/// <summary>What people said on purpose. Append-only; an entry may come before its trace.</summary>
internal sealed class FeedbackStore(Database database) : IFactStore<FeedbackEntry>
{
    /// <summary>True of the latest entry of a slot, and of every entry without one.</summary>
    public const string Counts = "not exists (select 1 from feedback as later where later.slot_key = feedback.slot_key and (later.at > feedback.at or (later.at = feedback.at and later.id > feedback.id)))";

    public string Kind => "feedback";

    public string IdOf(FeedbackEntry fact) => fact.Id;

    public string? TraceOf(FeedbackEntry fact) => fact.Trace;

    public FeedbackEntry Redact(FeedbackEntry fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(FeedbackEntry fact) => FeedbackRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<FeedbackEntry> facts, FactScope scope)
    {
        var kept = await BulkAppend.NewAsync(scope, "feedback", Columns(facts, scope));
        await SaidStore.RefreshAsync(facts.Where((entry, place) => kept[place] && entry.Trace is not null).Select(entry => Key.Of(scope.Project, "trace", entry.Trace!)), scope);
        return kept;
    }

    private BulkColumn[] Columns(IReadOnlyList<FeedbackEntry> facts, FactScope scope) =>
    [
        BulkColumn.Of("key", facts, entry => Key.Of(scope.Project, Kind, entry.Id)),
        BulkColumn.Of("project", facts, _ => scope.Project),
        BulkColumn.Of("id", facts, entry => entry.Id),
        BulkColumn.Of("trace", facts, entry => entry.Trace ?? FeedbackRow.NoTrace),
        BulkColumn.Of("trace_key", facts, entry => TargetKey(scope.Project, entry.Trace, entry.Conversation)),
        BulkColumn.Of("kind", facts, entry => Words.Of(entry.Kind)),
        BulkColumn.Of("value", facts, entry => entry.Value),
        BulkColumn.Of("text", facts, entry => entry.Text),
        BulkColumn.Of("reason", facts, entry => entry.Reason is { } reason ? Words.Of(reason) : null),
        BulkColumn.Of("person", facts, entry => scope.Pseudonym.Of(entry.User)),
        BulkColumn.Of("name", facts, entry => entry.Name),
        BulkColumn.Of("label", facts, entry => entry.Label),
        BulkColumn.Of("span", facts, entry => entry.Span),
        BulkColumn.Of("source", facts, entry => entry.Source is { } source ? Words.Of(source) : null),
        BulkColumn.Of("conversation", facts, entry => entry.Conversation),
        BulkColumn.Of("slot", facts, entry => entry.Slot),
        BulkColumn.Of("slot_key", facts, entry => entry.Slot is { } slot ? SlotKey(scope.Project, slot) : null),
        BulkColumn.Of("attributes", facts, entry => entry.Attributes?.GetRawText()),
        BulkColumn.Of("access", facts, _ => Words.Of(scope.Access)),
        BulkColumn.Of("at", facts, entry => Microseconds.Of(entry.At)),
        BulkColumn.Of("received_at", facts, _ => scope.ReceivedAt),
    ];

    /// <summary>The key of a slot, in which the latest of several entries counts.</summary>
    public static byte[] SlotKey(string project, string slot) => Key.Of(project, "slot", slot);

    /// <summary>The key of what an entry is about: a trace, or a whole conversation.</summary>
    public static byte[]? TargetKey(string project, string? trace, string? conversation) =>
        trace is not null ? Key.Of(project, "trace", trace) : conversation is not null ? Key.Of(project, "conversation", conversation) : null;

    /// <summary>What was said about one trace, oldest first.</summary>
    public async Task<IReadOnlyList<Received<FeedbackEntry>>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        var sql = $"select {FeedbackRow.Columns} from feedback where trace_key = @key order by at, n";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<FeedbackRow>(new CommandDefinition(sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Received())];
    }

    /// <summary>The corrections of one trace, oldest first, with how each came in.</summary>
    public async Task<IReadOnlyList<(FeedbackEntry Entry, Access Access)>> CorrectionsAsync(string project, string trace, CancellationToken cancel)
    {
        const string Sql = $"select {FeedbackRow.Columns}, access as Access from feedback where trace_key = @key and kind = 'correction' and {Counts} order by at, n";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<CorrectionRow>(new CommandDefinition(Sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Entry(), Words.Parse<Access>(row.Access)))];
    }

    private sealed record CorrectionRow(
        string Id, string Trace, string Kind, double? Value, string? Text, string? Reason, string? Person, string? Name, string? Label, string? Span, string? Source, string? Conversation, string? Slot,
        string? Attributes, long At, long ReceivedAt, string Access)
        : FeedbackRow(Id, Trace, Kind, Value, Text, Reason, Person, Name, Label, Span, Source, Conversation, Slot, Attributes, At, ReceivedAt);
}
