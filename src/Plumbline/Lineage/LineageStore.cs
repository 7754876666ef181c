using Dapper;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>
/// Walks over the lineage inside the database, each direction in one query. Artifacts and deployments have kept edges; a label, a
/// feedback entry and an outcome know their trace, and a trace the checkpoint that served it, from their own columns.
/// </summary>
internal sealed class LineageStore(Database database)
{
    /// <summary>
    /// What the start was made of, all the way back. A walk ends at what something was only cut from: a dataset holds more labels
    /// than taught a model whose pairs were cut from it.
    /// </summary>
    private const string BehindWalk = """
        with recursive reached (kind, key, whole) as (
          select @kind, @key, cast(1 as bigint)
          union
          select coalesce(edge.kind, case when released.key is null then 'trace' else 'checkpoint' end),
            coalesce(edge.parent, released.key, label.trace_key, feedback.trace_key, signal.trace_key, outcome.trace_key),
            case when edge.context = 1 then cast(0 as bigint) else cast(1 as bigint) end
          from reached
            left join edge on edge.child = case when reached.kind in ('label', 'trace', 'feedback', 'signal', 'outcome') then null else reached.key end
            left join label on label.key = case when reached.kind = 'label' then reached.key end
            left join feedback on feedback.key = case when reached.kind = 'feedback' then reached.key end
            left join signal on signal.key = case when reached.kind = 'signal' then reached.key end
            left join outcome on outcome.key = case when reached.kind = 'outcome' then reached.key end
            left join trace on trace.key = case when reached.kind = 'trace' then reached.key end and trace.release like 'checkpoint:%'
            left join node as released on released.project = trace.project and released.kind = 'checkpoint' and released.id = substr(trace.release, 12)
          where reached.whole = 1 and coalesce(edge.parent, released.key, label.trace_key, feedback.trace_key, signal.trace_key, outcome.trace_key) is not null
        )
        """;

    /// <summary>
    /// What was made with the start, all the way forward, beginning also with what was said and judged of it when it is a trace.
    /// Only the start itself leads to what was cut from it: a label is in a dataset, and need not be in all that was cut from that.
    /// </summary>
    private const string AheadWalk = """
        with recursive reached (kind, key, start) as (
          select * from (
            select @kind as kind, @key as key, cast(1 as bigint) as start
            union all select 'label', key, 0 from label where trace_key = @key
            union all select 'feedback', key, 0 from feedback where trace_key = @key
            union all select 'signal', key, 0 from signal where trace_key = @key
            union all select 'outcome', key, 0 from outcome where trace_key = @key
          ) as first
          union
          select node.kind, edge.child, cast(0 as bigint)
          from reached join edge on edge.parent = reached.key join node on node.key = edge.child
          where edge.context = 0 or reached.start = 1
        )
        """;

    /// <summary>The first of each kind by id, with how many there are of it.</summary>
    private const string Levels = """
        , named (kind, id) as (
          select found.kind, coalesce(node.id, label.id, trace.id, feedback.id, signal.id, outcome.id)
          from (select distinct kind, key from reached where key <> @key) as found
            left join label on label.key = case when found.kind = 'label' then found.key end
            left join trace on trace.key = case when found.kind = 'trace' then found.key end
            left join feedback on feedback.key = case when found.kind = 'feedback' then found.key end
            left join signal on signal.key = case when found.kind = 'signal' then found.key end
            left join outcome on outcome.key = case when found.kind = 'outcome' then found.key end
            left join node on node.key = case when found.kind in ('label', 'trace', 'feedback', 'signal', 'outcome') then null else found.key end
        )
        select kind, id, total from (
          select kind, id, count(*) over (partition by kind) as total, row_number() over (partition by kind order by id) as place
          from named where id is not null
        ) as counted
        where place <= @shown
        """;

    /// <summary>What a checkpoint or its ancestors learned from: pair sets, and through them labels.</summary>
    private const string Teachers = """
          select @{0} union
          select edge.parent from edge join {1} as known on edge.child = known.key where edge.context = 0 and edge.kind in ('checkpoint', 'pairs')
        """;

    /// <summary>What a thing was made of.</summary>
    public Task<IReadOnlyList<LineageLevel>> BehindAsync(string project, string node, int shown, CancellationToken cancel) =>
        WalkAsync(BehindWalk, project, node, shown, cancel);

    /// <summary>What was made with a thing, served answers left out.</summary>
    public Task<IReadOnlyList<LineageLevel>> AheadAsync(string project, string node, int shown, CancellationToken cancel) =>
        WalkAsync(AheadWalk, project, node, shown, cancel);

    /// <summary>How many answers were served by the checkpoints that a thing is or went into, and the first of them.</summary>
    public async Task<LineageLevel?> ServedAsync(string project, string node, int shown, CancellationToken cancel)
    {
        const string Sql = AheadWalk + """
            select trace.id, count(*) over () as total
            from (select distinct key from reached where kind = 'checkpoint') as found
              join node on node.key = found.key join trace on trace.project = node.project and trace.release = 'checkpoint:' || node.id
            order by trace.n limit @shown
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = (await connection.QueryAsync<(string Id, long Total)>(Command(Sql, project, node, shown, cancel))).ToArray();
        return rows.Length == 0 ? null : new("served trace", rows[0].Total, [.. rows.Select(row => $"trace:{row.Id}")]);
    }

    /// <summary>The artifacts that a thing was made of, one step back.</summary>
    public async Task<IReadOnlyList<string>> ParentsAsync(string project, string node, CancellationToken cancel)
    {
        const string Sql = "select node.kind || ':' || node.id from edge join node on node.key = edge.parent where edge.child = @key and edge.context = 0 order by node.kind, node.id";
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Sql, new { key = Node.Of(node).Key(project) }, cancellationToken: cancel))];
    }

    /// <summary>The hashes of the pair sets that a release or one of its ancestors learned from.</summary>
    public async Task<IReadOnlyList<string>> PairsBehindAsync(string project, string release, CancellationToken cancel)
    {
        var sql = $"with recursive known (key) as ({Taught("key", "known")}) select node.id from known join node on node.key = known.key where node.kind = 'pairs' order by node.id";
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, new { key = Node.Of(release).Key(project) }, cancellationToken: cancel))];
    }

    /// <summary>How many labels taught both of two releases or their ancestors, in whatever datasets they were cut.</summary>
    public async Task<long> SharedLabelsAsync(string project, string one, string other, CancellationToken cancel)
    {
        var sql = $"""
            with recursive first (key) as ({Taught("one", "first")}), second (key) as ({Taught("other", "second")})
            select count(*) from (
              select parent from edge where kind = 'label' and context = 0 and child in (select key from first)
              intersect
              select parent from edge where kind = 'label' and context = 0 and child in (select key from second)
            ) as shared
            """;
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            sql, new { one = Node.Of(one).Key(project), other = Node.Of(other).Key(project) }, cancellationToken: cancel));
    }

    /// <summary>The nodes that an id without a kind may mean.</summary>
    public async Task<IReadOnlyList<string>> MeaningsAsync(string project, string id, CancellationToken cancel)
    {
        const string Sql = """
            select kind || ':' || hash from artifact where project = @project and (hash = @id or (length(@id) >= 8 and substr(hash, 1, length(@id)) = @id))
            union select kind || ':' || hash from artifact_name where project = @project and name = @id
              and n in (select max(n) from artifact_name where project = @project and name = @id group by kind)
            union select 'trace:' || id from trace where key = @trace
            union select 'label:' || id from label where key = @label
            union select 'feedback:' || id from feedback where key = @feedback
            union select 'signal:' || id from signal where key = @signal
            union select 'outcome:' || id from outcome where key = @outcome
            union select 'deployment:' || id from deployment where project = @project and id = @id
            """;
        var parameters = new
        {
            project,
            id,
            trace = Key.Of(project, "trace", id),
            label = Key.Of(project, "label", id),
            feedback = Key.Of(project, "feedback", id),
            signal = Key.Of(project, "signal", id),
            outcome = Key.Of(project, "outcome", id),
        };
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Sql, parameters, cancellationToken: cancel))];
    }

    private static string Taught(string start, string walk) => Teachers.Replace("{0}", start, StringComparison.Ordinal).Replace("{1}", walk, StringComparison.Ordinal);

    private static CommandDefinition Command(string sql, string project, string node, int shown, CancellationToken cancel)
    {
        var start = Node.Of(node);
        return new(sql, new { kind = start.Kind, key = start.Key(project), shown }, cancellationToken: cancel);
    }

    private async Task<IReadOnlyList<LineageLevel>> WalkAsync(string walk, string project, string node, int shown, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Kind, string Id, long Total)>(Command(walk + Levels, project, node, shown, cancel));
        return
        [
            .. rows.GroupBy(row => row.Kind).OrderBy(level => level.Key, StringComparer.Ordinal)
                .Select(level => new LineageLevel(level.Key, level.First().Total, [.. level.Select(row => $"{row.Kind}:{row.Id}").Order(StringComparer.Ordinal)])),
        ];
    }
}
