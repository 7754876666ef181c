using Dapper;
using Plumbline.Redaction;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>
/// Parts of traces, append-only, as clients send them; the trace that they tell so far is written anew with every part, in the same
/// transaction. A trace that was stated whole through the API stays as it was stated.
/// </summary>
internal sealed class PartStore(Database database) : IFactStore<CapturedPart>
{
    private const int Chunk = 500;

    public string Kind => "part";

    public string IdOf(CapturedPart fact) => fact.Id;

    public string? TraceOf(CapturedPart fact) => fact.Trace;

    public CapturedPart Redact(CapturedPart fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(CapturedPart fact) => CapturedPartRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<CapturedPart> facts, FactScope scope)
    {
        var keys = facts.Select(part => TraceKey(scope.Project, part.Trace)).DistinctBy(key => new KeyOf(key)).ToArray();
        await database.Engine.HoldAsync(keys, scope.Connection, scope.Transaction, scope.Cancel);
        if (await ExpiredAsync(keys, scope) is { Count: > 0 } expired)
        {
            return await AppendToKeptAsync(facts, expired, scope);
        }

        return await AppendHeldAsync(facts, scope);
    }

    // A trace whose text has expired stays as its columns tell it: what comes so late is acknowledged and not kept.
    private async Task<bool[]> AppendToKeptAsync(IReadOnlyList<CapturedPart> facts, HashSet<KeyOf> expired, FactScope scope)
    {
        int[] open = [.. Enumerable.Range(0, facts.Count).Where(place => !expired.Contains(new(TraceKey(scope.Project, facts[place].Trace))))];
        var kept = new bool[facts.Count];
        foreach (var (place, isNew) in open.Zip(await AppendHeldAsync([.. open.Select(place => facts[place])], scope)))
        {
            kept[place] = isNew;
        }

        return kept;
    }

    private async Task<HashSet<KeyOf>> ExpiredAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"select key from trace where key {database.Engine.AnyOf("@chunk")} and text_expired_at is not null";
        var expired = new HashSet<KeyOf>();
        foreach (var chunk in keys.Chunk(Chunk))
        {
            expired.UnionWith((await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { chunk }, scope.Transaction, cancellationToken: scope.Cancel))).Select(key => new KeyOf(key)));
        }

        return expired;
    }

    private async Task<bool[]> AppendHeldAsync(IReadOnlyList<CapturedPart> facts, FactScope scope)
    {
        var kept = await InsertAsync(facts, scope);
        foreach (var chunk in Changed(facts, kept, scope.Project).Chunk(Chunk))
        {
            var parts = await PartsAsync(chunk, scope);
            await TraceStore.RestateAsync([.. parts.GroupBy(part => part.Trace, StringComparer.Ordinal).Select(trace => TraceOfParts.Of(PartMerge.Of(trace)))], scope);
        }

        return kept;
    }

    /// <summary>The parts of one trace, in the order of their arrival; none for a trace that was stated whole.</summary>
    public async Task<IReadOnlyList<CapturedPart>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var bodies = await connection.QueryAsync<byte[]>(
            new CommandDefinition("select body from trace_part where trace_key = @key order by n", new { key = TraceKey(project, trace) }, cancellationToken: cancel));
        return [.. bodies.Select(PartBody.Read)];
    }

    /// <summary>Traces as their parts tell them so far, by their ids; those that were stated whole are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, CapturedTrace>> CapturedAsync(string project, IReadOnlyCollection<string> traces, CancellationToken cancel)
    {
        var sql = $"select body from trace_part where trace_key {database.Engine.AnyOf("@keys")} order by n";
        var captured = new Dictionary<string, CapturedTrace>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in traces.Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            var keys = chunk.Select(trace => TraceKey(project, trace)).ToArray();
            var bodies = await connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
            foreach (var parts in bodies.Select(PartBody.Read).GroupBy(part => part.Trace, StringComparer.Ordinal))
            {
                captured[parts.Key] = PartMerge.Of(parts);
            }
        }

        return captured;
    }

    /// <summary>The trace that a captured step is of; of several that have one by that id the first that came. Null when none has.</summary>
    public async Task<string?> TraceOfAsync(string project, string span, CancellationToken cancel)
    {
        if (Identifier.Check("span", span) is not null)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancel);
        var body = await connection.QueryFirstOrDefaultAsync<byte[]>(new CommandDefinition(
            "select body from trace_part where span_key = @key order by n limit 1", new { key = SpanKey(project, span) }, cancellationToken: cancel));
        return body is null ? null : PartBody.Read(body).Trace;
    }

    private static IEnumerable<byte[]> Changed(IReadOnlyList<CapturedPart> facts, bool[] kept, string project) =>
        facts.Where((_, place) => kept[place]).Select(part => part.Trace).Distinct(StringComparer.Ordinal).Select(trace => TraceKey(project, trace));

    private static byte[] SpanKey(string project, string span) => Key.Of(project, "span", span);

    private static byte[] TraceKey(string project, string trace) => Key.Of(project, "trace", trace);

    private static Task<bool[]> InsertAsync(IReadOnlyList<CapturedPart> parts, FactScope scope) => BulkAppend.NewAsync(scope, "trace_part",
    [
        BulkColumn.Of("key", parts, part => Key.Of(scope.Project, $"part of {part.Trace}", part.Id)),
        BulkColumn.Of("project", parts, _ => scope.Project),
        BulkColumn.Of("trace_key", parts, part => TraceKey(scope.Project, part.Trace)),
        BulkColumn.Of("span_key", parts, part => part.Span is { } span ? SpanKey(scope.Project, span) : null),
        BulkColumn.Of("body", parts, part => PartBody.Write(PartBody.Hide(part, scope.Pseudonym))),
        BulkColumn.Of("access", parts, _ => Words.Of(scope.Access)),
        BulkColumn.Of("at", parts, part => Microseconds.Of(part.At)),
        BulkColumn.Of("received_at", parts, _ => scope.ReceivedAt),
    ]);

    private async Task<IEnumerable<CapturedPart>> PartsAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"select body from trace_part where trace_key {database.Engine.AnyOf("@keys")} order by n";
        return (await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))).Select(PartBody.Read);
    }
}
