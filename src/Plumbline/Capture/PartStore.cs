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

    public CapturedPart Redact(CapturedPart fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(CapturedPart fact) => CapturedPartRules.Check(fact);

    public async Task<int> AppendAsync(IReadOnlyList<CapturedPart> facts, FactScope scope)
    {
        var keys = facts.Select(part => TraceKey(scope.Project, part.Trace)).DistinctBy(Convert.ToHexString).ToArray();
        await database.Engine.HoldAsync(keys, scope.Connection, scope.Transaction, scope.Cancel);
        var kept = await InsertAsync(facts, scope);
        foreach (var chunk in keys.Chunk(Chunk))
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

    private static byte[] TraceKey(string project, string trace) => Key.Of(project, "trace", trace);

    private static Task<int> InsertAsync(IReadOnlyList<CapturedPart> parts, FactScope scope)
    {
        const string Sql = """
            insert into trace_part (key, project, trace_key, body, access, at, received_at)
            values (@Key, @Project, @TraceKey, @Body, @Access, @At, @ReceivedAt)
            on conflict (key) do nothing
            """;
        var rows = parts.Select(part => new
        {
            Key = Key.Of(scope.Project, "part", $"{part.Trace}\n{part.Id}"),
            scope.Project,
            TraceKey = TraceKey(scope.Project, part.Trace),
            Body = PartBody.Write(PartBody.Hide(part, scope.Pseudonym)),
            Access = Words.Of(scope.Access),
            At = Microseconds.Of(part.At),
            scope.ReceivedAt,
        });
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, rows, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private async Task<IEnumerable<CapturedPart>> PartsAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"select body from trace_part where trace_key {database.Engine.AnyOf("@keys")} order by n";
        return (await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))).Select(PartBody.Read);
    }
}
