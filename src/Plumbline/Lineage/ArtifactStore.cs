using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>Artifacts by content hash, with the edges to what they were made of. Nothing is ever changed.</summary>
internal sealed class ArtifactStore(Database database, Blobs blobs, WriteQueue writes, TimeProvider clock)
{
    private const string Columns = "kind as Kind, hash as Hash, name as Name, created_at as CreatedAt, summary as Summary";

    /// <summary>Keeps an artifact with its content and its edges; the same content again is the same artifact.</summary>
    /// <returns>True when it was new.</returns>
    public Task<bool> KeepAsync(string project, Artifact artifact, CancellationToken cancel)
    {
        var blob = artifact.Blob();
        return writes.WriteAsync(
            (connection, transaction, token) => AppendAsync(connection, transaction, project, artifact, blob, token), WritePriority.Interactive, cancel);
    }

    /// <summary>The same inside a transaction of the caller's, such as a job's completion.</summary>
    public async Task<bool> AppendAsync(DbConnection connection, DbTransaction transaction, string project, Artifact artifact, Blob blob, CancellationToken cancel)
    {
        const string Row = """
            insert into artifact (project, kind, hash, name, summary, created_at) values (@project, @Kind, @Hash, @Name, @summary, @at)
            on conflict (project, kind, hash) do nothing
            """;
        const string Edge = "insert into edge (project, child, parent) values (@project, @child, @parent) on conflict (project, child, parent) do nothing";

        await Blobs.PutAsync(connection, transaction, blob, cancel);
        var row = new { project, artifact.Kind, artifact.Hash, artifact.Name, summary = artifact.Summary.GetRawText(), at = Microseconds.Of(clock.GetUtcNow()) };
        var kept = await connection.ExecuteAsync(new CommandDefinition(Row, row, transaction, cancellationToken: cancel));
        var child = $"{artifact.Kind}:{artifact.Hash}";
        var edges = kept == 0 ? [] : artifact.Parents.Distinct(StringComparer.Ordinal).Select(parent => new { project, child, parent }).ToArray();
        await connection.ExecuteAsync(new CommandDefinition(Edge, edges, transaction, cancellationToken: cancel));
        return kept == 1;
    }

    /// <summary>
    /// Finds an artifact by hash, by the first 8 or more digits of it, or by name, which gives its newest version;
    /// <c>kind:</c> may stand before it. Null when there is none.
    /// </summary>
    /// <exception cref="RefusedException">The digits fit more than one.</exception>
    public async Task<ArtifactRow?> FindAsync(string project, string kind, string id, CancellationToken cancel)
    {
        var sql = $"""
            select {Columns} from artifact where project = @project and kind = @kind and (hash = @id or name = @id or (length(@id) >= 8 and substr(hash, 1, length(@id)) = @id))
            order by case when hash = @id then 0 when name = @id then 1 else 2 end, n desc
            """;
        id = id.StartsWith(kind + ":", StringComparison.Ordinal) ? id[(kind.Length + 1)..] : id;
        await using var connection = await database.OpenAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, kind, id }, cancellationToken: cancel))).ToArray();
        var ambiguous = rows.Length > 1 && rows[0].Hash != id && rows[0].Name != id && rows[0].Hash != rows[1].Hash;
        return ambiguous
            ? throw RefusedException.Invalid(kind, $"'{id}' fits {rows.Length} versions; give more digits.")
            : rows.FirstOrDefault()?.Artifact();
    }

    /// <summary>As <see cref="FindAsync"/>, with the content, which is checked against its hash.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<(ArtifactRow Row, byte[] Content)> LoadAsync(string project, string kind, string id, CancellationToken cancel)
    {
        var row = await FindAsync(project, kind, id, cancel) ?? throw RefusedException.Missing(kind, id);
        return (row, await blobs.FindAsync(row.Hash, cancel) ?? throw RefusedException.Missing(kind, id));
    }

    /// <summary>The newest artifacts of a kind, of one name when it is given.</summary>
    public async Task<IReadOnlyList<ArtifactRow>> ListAsync(string project, string kind, string? name, int limit, CancellationToken cancel)
    {
        var sql = $"select {Columns} from artifact where project = @project and kind = @kind and (@name = '' or name = @name) order by n desc limit @limit";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, kind, name = name ?? "", limit }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Artifact())];
    }

    /// <summary>Every artifact of a kind, newest first, read one by one.</summary>
    public async IAsyncEnumerable<ArtifactRow> AllAsync(string project, string kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sql = $"select {Columns} from artifact where project = @project and kind = @kind order by n desc";
        await using var connection = await database.OpenAsync(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(sql, new { project, kind }).WithCancellation(cancel))
        {
            yield return row.Artifact();
        }
    }

    private sealed record Row(string Kind, string Hash, string? Name, long CreatedAt, string Summary)
    {
        public ArtifactRow Artifact() => new(
            Kind, Hash, Name, Microseconds.ToDateTimeOffset(CreatedAt), JsonSerializer.Deserialize<JsonElement>(Summary));
    }
}
