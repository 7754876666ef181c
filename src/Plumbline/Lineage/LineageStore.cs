using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>
/// One step along the lineage for many nodes at once. Artifacts have kept edges; a label, a feedback entry and an outcome
/// know their trace, a label the rubric version it was judged under, and a trace the checkpoint that served it, from their own columns.
/// </summary>
internal sealed class LineageStore(Database database)
{
    private const int Chunk = 500;

    /// <summary>What the nodes were made of.</summary>
    public Task<IReadOnlyList<string>> ParentsAsync(string project, IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        StepAsync(nodes, [
            new("", Kept("parent", "child")),
            new("label", "select 'trace:' || trace from label where project = @project and key {0}"),
            new("label", """
                select 'rubric:' || artifact.hash from label
                join artifact on artifact.project = label.project and artifact.kind = 'rubric' and (artifact.hash = label.rubric or 'sha256:' || artifact.hash = label.rubric)
                where label.project = @project and label.key {0}
                """),
            new("feedback", "select 'trace:' || trace from feedback where project = @project and key {0}"),
            new("signal", "select 'trace:' || trace from signal where project = @project and key {0}"),
            new("outcome", "select 'trace:' || trace from outcome where project = @project and trace is not null and key {0}"),
            new("trace", "select release from trace where project = @project and release like 'checkpoint:%' and key {0}"),
        ], project, cancel);

    /// <summary>What was made with the nodes, served answers left out.</summary>
    public Task<IReadOnlyList<string>> ChildrenAsync(string project, IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        StepAsync(nodes, [new("", Kept("child", "parent"))], project, cancel);

    /// <summary>What was said and judged of a trace.</summary>
    public Task<IReadOnlyList<string>> ReactionsAsync(string project, string trace, CancellationToken cancel) =>
        StepAsync([trace], [
            new("trace", "select 'label:' || id from label where project = @project and trace_key {0}"),
            new("trace", "select 'feedback:' || id from feedback where project = @project and trace_key {0}"),
            new("trace", "select 'signal:' || id from signal where project = @project and trace_key {0}"),
            new("trace", "select 'outcome:' || id from outcome where project = @project and trace_key {0}"),
        ], project, cancel);

    /// <summary>How many answers the checkpoints served, and the first of them.</summary>
    public async Task<(long Count, IReadOnlyList<string> Ids)> ServedByAsync(string project, IReadOnlyCollection<string> checkpoints, int limit, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var matching = $"from trace where project = @project and release {database.Engine.AnyOf("@releases")}";
        var parameters = new { project, releases = checkpoints.ToArray(), limit };
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {matching}", parameters, cancellationToken: cancel));
        var ids = await connection.QueryAsync<string>(new CommandDefinition($"select 'trace:' || id {matching} order by n limit @limit", parameters, cancellationToken: cancel));
        return (count, [.. ids]);
    }

    /// <summary>How many labels were judged under a rubric version, and the first of them.</summary>
    public async Task<(long Count, IReadOnlyList<string> Ids)> JudgedUnderAsync(string project, string rubric, int limit, CancellationToken cancel)
    {
        const string Matching = "from label where project = @project and (rubric = @version or rubric = 'sha256:' || @version)";
        await using var connection = await database.OpenAsync(cancel);
        var parameters = new { project, version = rubric["rubric:".Length..], limit };
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Matching}", parameters, cancellationToken: cancel));
        var ids = await connection.QueryAsync<string>(new CommandDefinition($"select 'label:' || id {Matching} order by n limit @limit", parameters, cancellationToken: cancel));
        return (count, [.. ids]);
    }

    /// <summary>The nodes that an id without a kind may mean.</summary>
    public async Task<IReadOnlyList<string>> MeaningsAsync(string project, string id, CancellationToken cancel)
    {
        const string Sql = """
            select kind || ':' || hash from artifact where project = @project and (hash = @id or name = @id or (length(@id) >= 8 and substr(hash, 1, length(@id)) = @id))
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

    private static string Kept(string wanted, string given) => $"select {wanted} from edge where project = @project and {given} {{0}}";

    private async Task<IReadOnlyList<string>> StepAsync(IReadOnlyCollection<string> nodes, Step[] steps, string project, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in nodes.Chunk(Chunk))
        {
            foreach (var step in steps)
            {
                found.UnionWith(await FollowAsync(connection, step, chunk, project, cancel));
            }
        }

        return [.. found];
    }

    private async Task<IEnumerable<string>> FollowAsync(DbConnection connection, Step step, string[] nodes, string project, CancellationToken cancel)
    {
        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, step.Sql, database.Engine.AnyOf("@keys"));
        if (step.Kind.Length == 0)
        {
            return await connection.QueryAsync<string>(new CommandDefinition(sql, new { project, keys = nodes }, cancellationToken: cancel));
        }

        var prefix = step.Kind + ":";
        var keys = nodes.Where(node => node.StartsWith(prefix, StringComparison.Ordinal)).Select(node => Key.Of(project, step.Kind, node[prefix.Length..])).ToArray();
        return keys.Length == 0 ? [] : await connection.QueryAsync<string>(new CommandDefinition(sql, new { project, keys }, cancellationToken: cancel));
    }

    /// <summary>A query for nodes of one kind by their keys, or for all nodes by their names; {0} stands for the list.</summary>
    private sealed record Step(string Kind, string Sql);
}
