using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Lineage;

/// <summary>Artifacts by content hash, with the edges to what they were made of. Nothing is ever changed.</summary>
internal sealed class ArtifactStore(Database database, Blobs blobs, WriteQueue writes, TimeProvider clock)
{
    private const string Columns = """
        kind as Kind, hash as Hash, created_at as CreatedAt, summary as Summary,
          (select name from artifact_name as given where given.project = artifact.project and given.kind = artifact.kind and given.hash = artifact.hash order by given.n desc limit 1) as Name,
          cast(coalesce((select sum(items) from affected_artifact as affected where affected.project = artifact.project and affected.kind = artifact.kind and affected.hash = artifact.hash), 0) as bigint) as Forgotten
        """;

    private const string Newest = "select hash from artifact_name where project = @project and kind = @kind and name = @name order by n desc limit 1";

    /// <summary>
    /// Keeps an artifact with its content, its edges and its name; the same content again is the same artifact, and its name
    /// stands for it from then on.
    /// </summary>
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
            insert into artifact (project, kind, hash, summary, created_at) values (@project, @Kind, @Hash, @summary, @at)
            on conflict (project, kind, hash) do nothing
            """;
        NeverReward.Check(artifact);
        await Blobs.PutAsync(connection, transaction, blob, cancel);
        var row = new { project, artifact.Kind, artifact.Hash, summary = artifact.Summary.GetRawText(), at = Microseconds.Of(clock.GetUtcNow()) };
        var kept = await connection.ExecuteAsync(new CommandDefinition(Row, row, transaction, cancellationToken: cancel));
        if (kept == 1)
        {
            await Edges.AppendAsync(database.Engine, connection, transaction, project, $"{artifact.Kind}:{artifact.Hash}", artifact.Parents, artifact.CutFrom, cancel);
        }

        await NameAsync(connection, transaction, project, artifact.Kind, artifact.Name, artifact.Hash, cancel);
        return kept == 1;
    }

    /// <summary>Lets a name stand for an artifact that is kept already.</summary>
    public Task NameAsync(string project, string kind, string name, string hash, CancellationToken cancel) => writes.WriteAsync(
        (connection, transaction, token) => NameAsync(connection, transaction, project, kind, name, hash, token),
        WritePriority.Interactive, cancel);

    /// <summary>Names are appended, like facts: the last row of a name is what it stands for. A retry adds none.</summary>
    private async Task NameAsync(DbConnection connection, DbTransaction transaction, string project, string kind, string? name, string hash, CancellationToken cancel)
    {
        const string Sql = $"""
            insert into artifact_name (project, kind, name, hash, at)
            select @project, @kind, @name, @hash, @at where coalesce(({Newest}), '') <> @hash
            """;
        if (name is not null)
        {
            await connection.ExecuteAsync(new CommandDefinition(Sql, new { project, kind, name, hash, at = Microseconds.Of(clock.GetUtcNow()) }, transaction, cancellationToken: cancel));
        }
    }

    /// <summary>
    /// Finds an artifact by hash, by the first 8 or more digits of it, or by name, which gives its newest version;
    /// <c>kind:</c> may stand before it. Null when there is none.
    /// </summary>
    /// <exception cref="RefusedException">The digits fit more than one.</exception>
    public async Task<ArtifactRow?> FindAsync(string project, string kind, string id, CancellationToken cancel)
    {
        var sql = $"""
            select {Columns}, ({Newest}) as Named from artifact
            where project = @project and kind = @kind
              and (hash = @name or hash = ({Newest}) or (length(@name) >= 8 and substr(hash, 1, length(@name)) = @name))
            order by case when hash = @name then 0 when hash = ({Newest}) then 1 else 2 end, n desc
            """;
        var name = id.StartsWith(kind + ":", StringComparison.Ordinal) ? id[(kind.Length + 1)..] : id;
        await using var connection = await database.OpenAsync(cancel);
        var rows = (await connection.QueryAsync<FoundRow>(new CommandDefinition(sql, new { project, kind, name }, cancellationToken: cancel))).ToArray();
        return rows switch
        {
            [] => null,
            [var first, ..] when first.Hash == name => first.Artifact(),
            [var first, ..] when first.Hash == first.Named => first.Artifact() with { Name = name },
            [var only] => only.Artifact(),
            _ => throw RefusedException.Invalid(kind, $"'{name}' fits {rows.Length} versions; give more digits."),
        };
    }

    /// <summary>As <see cref="FindAsync"/>, with the content, which is checked against its hash.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<(ArtifactRow Row, byte[] Content)> LoadAsync(string project, string kind, string id, CancellationToken cancel)
    {
        var row = await FindAsync(project, kind, id, cancel) ?? throw RefusedException.Missing(kind, id);
        return (row, await blobs.FindAsync(row.Hash, cancel) ?? throw RefusedException.Missing(kind, id));
    }

    /// <summary>The newest artifacts of a kind; with a name, what it stood for, last first; with <paramref name="before"/>, those that come after that one in the list.</summary>
    public async Task<IReadOnlyList<ArtifactRow>> ListAsync(string project, string kind, string? name, int limit, CancellationToken cancel, string? before = null)
    {
        const string Stood = "select max(n) from artifact_name where project = @project and kind = @kind and name = @name and hash = @before";
        const string Made = "select n from artifact where project = @project and kind = @kind and hash = @before";
        var sql = string.IsNullOrEmpty(name)
            ? $"select {Columns} from artifact where project = @project and kind = @kind {(before is null ? "" : $"and n < ({Made})")} order by n desc limit @limit"
            : $"""
                select {Columns} from artifact
                join (select hash as named, max(n) as since from artifact_name where project = @project and kind = @kind and name = @name group by hash) as stood on named = hash
                where project = @project and kind = @kind {(before is null ? "" : $"and since < ({Stood})")} order by since desc limit @limit
                """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, kind, name, limit, before }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Artifact() with { Name = string.IsNullOrEmpty(name) ? row.Name : name })];
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

    // With properties, because SQLite knows no type of a column that is computed until there is a row.
    private record Row
    {
        public string Kind { get; init; } = "";

        public string Hash { get; init; } = "";

        public long CreatedAt { get; init; }

        public string Summary { get; init; } = "";

        public string? Name { get; init; }

        public long Forgotten { get; init; }

        public ArtifactRow Artifact() => new(
            Kind, Hash, Name, Microseconds.ToDateTimeOffset(CreatedAt), JsonSerializer.Deserialize<JsonElement>(Summary), Forgotten);
    }

    private sealed record FoundRow : Row
    {
        public string? Named { get; init; }
    }
}
