using Dapper;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Traces: narrow columns to filter and count by, the payload apart. Append-only.</summary>
internal sealed class TraceStore(Database database) : IFactStore<Trace>
{
    private const int Chunk = 500;
    public const string TraceKind = "trace";

    public string Kind => TraceKind;

    public string IdOf(Trace fact) => fact.Id;

    public string? TraceOf(Trace fact) => fact.Id;

    public Trace Redact(Trace fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(Trace fact) => TraceRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<Trace> facts, FactScope scope)
    {
        TraceEntry[] rows = [.. facts.Select(trace => new TraceEntry(trace, scope.Pseudonym.Of(trace.User), scope, captured: false))];
        return [.. (await TraceRows.InsertAsync(rows, scope)).Select(number => number is not null)];
    }

    /// <summary>Writes traces as their captured parts tell them now, users being pseudonyms already; one that was stated whole stays as it is.</summary>
    public static Task RestateAsync(IReadOnlyList<Trace> traces, FactScope scope) =>
        TraceRows.RestateAsync([.. traces.Select(trace => new TraceEntry(trace, trace.User, scope, captured: true))], scope);

    /// <summary>One trace with its payload; null when the project has none by that id.</summary>
    public async Task<Trace?> FindAsync(string project, string id, CancellationToken cancel) => (await ReceivedAsync(project, id, cancel))?.Fact;

    /// <summary>The same, with when it came.</summary>
    public async Task<Received<Trace>?> ReceivedAsync(string project, string id, CancellationToken cancel)
    {
        if (Identifier.Check("id", id) is not null)
        {
            return null;
        }

        var key = Key.Of(project, Kind, id);
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<TraceRow>(
            new CommandDefinition($"select {TraceRow.Columns} from trace where key = @key", new { key }, cancellationToken: cancel));
        return row is null
            ? null
            : new Received<Trace>
            {
                Fact = row.With(await connection.QuerySingleOrDefaultAsync<byte[]>(
                    new CommandDefinition("select body from payload where n = @N", new { row.N }, cancellationToken: cancel))),
                At = Microseconds.ToDateTimeOffset(row.ReceivedAt),
            };
    }

    /// <summary>Whole traces in the order of their arrival after number <paramref name="after"/>, only those with labels when asked; those whose text has expired are not among them.</summary>
    public async Task<IReadOnlyList<(long N, Trace Trace)>> AfterAsync(string project, long after, int limit, bool labelledOnly, CancellationToken cancel)
    {
        var labelled = labelledOnly ? "and exists (select 1 from label where label.trace_key = trace.key)" : "";
        var sql = $"""
            select {TraceRow.Columns}, payload.body as Body from trace join payload on payload.n = trace.n
            where project = @project and trace.n > @after {labelled}
            order by trace.n limit @limit
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<TraceRow, byte[], (long, Trace)>(
            new CommandDefinition(sql, new { project, after, limit }, cancellationToken: cancel), (row, body) => (row.N, row.With(body)), splitOn: "Body");
        return [.. rows];
    }

    /// <summary>The conversation of each trace that has one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ConversationsAsync(string project, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var sql = $"select id, conversation from trace where key {database.Engine.AnyOf("@keys")} and conversation is not null";
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            var keys = chunk.Select(id => Key.Of(project, Kind, id)).ToArray();
            foreach (var (id, conversation) in await connection.QueryAsync<(string, string)>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel)))
            {
                found[id] = conversation;
            }
        }

        return found;
    }

    /// <summary>When a release first served; null when it never did.</summary>
    public async Task<DateTimeOffset?> FirstServedAsync(string project, string release, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var at = await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition("select min(at) from trace where project = @project and release = @release", new { project, release }, cancellationToken: cancel));
        return at is { } first ? Microseconds.ToDateTimeOffset(first) : null;
    }

    /// <summary>Number of traces of a project.</summary>
    public async Task<long> CountAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("select count(*) from trace where project = @project", new { project }, cancellationToken: cancel));
    }
}
