using Dapper;
using Plumbline.Accounts;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.Feedback;

/// <summary>What people said on purpose. Append-only; an entry may come before its trace.</summary>
internal sealed class FeedbackStore(Database database) : IFactStore<FeedbackEntry>
{
    private const string Columns = "id as Id, trace as Trace, kind as Kind, value as Value, text as Text, reason as Reason, person as Person, name as Name, label as Label, span as Span, source as Source, at as At, received_at as ReceivedAt";

    public string Kind => "feedback";

    public string IdOf(FeedbackEntry fact) => fact.Id;

    public FeedbackEntry Redact(FeedbackEntry fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(FeedbackEntry fact) => FeedbackRules.Check(fact);

    public Task<int> AppendAsync(IReadOnlyList<FeedbackEntry> facts, FactScope scope)
    {
        const string Sql = """
            insert into feedback (key, project, id, trace, trace_key, kind, value, text, reason, person, name, label, span, source, access, at, received_at)
            values (@Key, @Project, @Id, @Trace, @TraceKey, @Kind, @Value, @Text, @Reason, @Person, @Name, @Label, @Span, @Source, @Access, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = facts.Select(entry => new
        {
            Key = Key.Of(scope.Project, Kind, entry.Id),
            scope.Project,
            entry.Id,
            entry.Trace,
            TraceKey = Key.Of(scope.Project, "trace", entry.Trace),
            Kind = Words.Of(entry.Kind),
            entry.Value,
            entry.Text,
            Reason = entry.Reason is { } reason ? Words.Of(reason) : null,
            Person = scope.Pseudonym.Of(entry.User),
            entry.Name,
            entry.Label,
            entry.Span,
            Source = entry.Source is { } source ? Words.Of(source) : null,
            Access = Words.Of(scope.Access),
            At = Microseconds.Of(entry.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
    }

    /// <summary>What was said about one trace, oldest first.</summary>
    public async Task<IReadOnlyList<Received<FeedbackEntry>>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        var sql = $"select {Columns} from feedback where trace_key = @key order by at, n";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => new Received<FeedbackEntry> { Fact = row.Entry(), At = Microseconds.ToDateTimeOffset(row.ReceivedAt) })];
    }

    /// <summary>The corrections of one trace, oldest first, with how each came in.</summary>
    public async Task<IReadOnlyList<(FeedbackEntry Entry, Access Access)>> CorrectionsAsync(string project, string trace, CancellationToken cancel)
    {
        const string Sql = $"select {Columns}, access as Access from feedback where trace_key = @key and kind = 'correction' order by at, n";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<CorrectionRow>(new CommandDefinition(Sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Entry(), Words.Parse<Access>(row.Access)))];
    }

    private record Row(string Id, string Trace, string Kind, double? Value, string? Text, string? Reason, string? Person, string? Name, string? Label, string? Span, string? Source, long At, long ReceivedAt)
    {
        public FeedbackEntry Entry() => new(
            Id, Trace, Words.Parse<FeedbackKind>(Kind), Microseconds.ToDateTimeOffset(At), Value, Text,
            Reason is null ? null : Words.Parse<FeedbackReason>(Reason), Person, Name, Label, Span, Source is null ? null : Words.Parse<FeedbackSource>(Source));
    }

    private sealed record CorrectionRow(string Id, string Trace, string Kind, double? Value, string? Text, string? Reason, string? Person, string? Name, string? Label, string? Span, string? Source, long At, long ReceivedAt, string Access)
        : Row(Id, Trace, Kind, Value, Text, Reason, Person, Name, Label, Span, Source, At, ReceivedAt);
}
