using Dapper;
using Plumbline.Accounts;
using Plumbline.Redaction;
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

    public Task<int> AppendAsync(IReadOnlyList<FeedbackEntry> facts, FactScope scope)
    {
        const string Sql = """
            insert into feedback (key, project, id, trace, trace_key, kind, value, text, reason, person, name, label, span, source, conversation, slot, slot_key, attributes, access, at, received_at)
            values (@Key, @Project, @Id, @Trace, @TraceKey, @Kind, @Value, @Text, @Reason, @Person, @Name, @Label, @Span, @Source, @Conversation, @Slot, @SlotKey, @Attributes, @Access, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = facts.Select(entry => new
        {
            Key = Key.Of(scope.Project, Kind, entry.Id),
            scope.Project,
            entry.Id,
            Trace = entry.Trace ?? FeedbackRow.NoTrace,
            TraceKey = TargetKey(scope.Project, entry.Trace, entry.Conversation),
            Kind = Words.Of(entry.Kind),
            entry.Value,
            entry.Text,
            Reason = entry.Reason is { } reason ? Words.Of(reason) : null,
            Person = scope.Pseudonym.Of(entry.User),
            entry.Name,
            entry.Label,
            entry.Span,
            Source = entry.Source is { } source ? Words.Of(source) : null,
            entry.Conversation,
            entry.Slot,
            SlotKey = entry.Slot is { } slot ? SlotKey(scope.Project, slot) : null,
            Attributes = entry.Attributes?.GetRawText(),
            Access = Words.Of(scope.Access),
            At = Microseconds.Of(entry.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
    }

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
