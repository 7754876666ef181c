using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Tags that people put on traces, each time with who and when. Append-only: the latest word on a trace and a tag counts.</summary>
internal sealed class TraceTags(Database database, TimeProvider clock)
{
    private const string Latest = "not exists (select 1 from trace_tag later where later.trace_key = trace_tag.trace_key and later.tag = trace_tag.tag and later.n > trace_tag.n)";

    /// <summary>True of a row of <c>trace</c> that has the tag of a parameter.</summary>
    public static string Has(string parameter) =>
        $"exists (select 1 from trace_tag where trace_tag.trace_key = trace.key and trace_tag.tag = {parameter} and trace_tag.present = 1 and {Latest})";

    /// <summary>Every reason to refuse a tag; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(string? tag) => tag is { Length: > 100 }
        ? [new("tag", $"A tag has at most 100 characters, this one has {tag.Length}.")]
        : [.. new[] { Identifier.Check("tag", tag) }.OfType<Refusal>()];

    /// <summary>Puts a tag on traces, or takes it off, in a transaction of the write queue's; gives how many it changed.</summary>
    public async Task<int> ChangeAsync(string project, IReadOnlyList<TraceRow> traces, TagChange change, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string Sql = """
            insert into trace_tag (project, trace_key, trace_at, tag, present, actor, at)
            values (@Project, @Key, @TraceAt, @Tag, @Present, @Actor, @At)
            """;
        var tagged = await TaggedAsync(project, traces, change.Tag, connection, transaction, cancel);
        var rows = traces.Where(trace => tagged.Contains(trace.Id) == change.Remove).Select(trace => new
        {
            Project = project,
            Key = Key.Of(project, "trace", trace.Id),
            TraceAt = trace.At,
            change.Tag,
            Present = change.Remove ? 0L : 1L,
            change.Actor,
            At = Microseconds.Of(clock.GetUtcNow()),
        }).ToArray();
        return await connection.ExecuteAsync(new CommandDefinition(Sql, rows, transaction, cancellationToken: cancel));
    }

    /// <summary>The tags of each of some traces, in alphabetical order.</summary>
    public async Task<ILookup<string, string>> OfAsync(string project, IReadOnlyCollection<string> traces, CancellationToken cancel)
    {
        var sql = $"""
            select trace.id as Id, trace_tag.tag as Tag from trace_tag join trace on trace.key = trace_tag.trace_key
            where trace_tag.trace_key {database.Engine.AnyOf("@keys")} and trace_tag.present = 1 and {Latest} order by trace_tag.tag
            """;
        var keys = traces.Select(trace => Key.Of(project, "trace", trace)).ToArray();
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Id, string Tag)>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
        return rows.ToLookup(row => row.Id, row => row.Tag, StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> TaggedAsync(string project, IReadOnlyList<TraceRow> traces, string tag, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        var sql = $"select trace.id from trace where trace.key {database.Engine.AnyOf("@keys")} and {Has("@tag")}";
        var keys = traces.Select(trace => Key.Of(project, "trace", trace.Id)).ToArray();
        return (await connection.QueryAsync<string>(new CommandDefinition(sql, new { keys, tag }, transaction, cancellationToken: cancel))).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>A tag that is put on, or taken off, and by whom.</summary>
internal sealed record TagChange(string Tag, bool Remove, string Actor);
