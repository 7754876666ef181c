using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>The record of deletions: who asked for what and when, how many facts went, and which artifacts held them. Append-only; no text, no id of a person.</summary>
internal sealed class DeletionStore(Database database)
{
    private static readonly (string Kind, string Table)[] Counted = [("parts", "trace_part"), ("feedback", "feedback"), ("signals", "signal"), ("interactions", "interaction"), ("outcomes", "outcome"), ("labels", "label")];

    /// <summary>The newest deletions, newest first.</summary>
    public async Task<IReadOnlyList<Deletion>> ListAsync(string project, int limit, CancellationToken cancel)
    {
        const string Sql = """
            select id as Id, kind as Kind, subject as Subject, actor as Actor, deletion.at as At, deletion_end.at as EndedAt
            from deletion left join deletion_end on deletion_end.deletion = deletion.id
            where project = @project order by deletion.at desc, id desc limit @limit
            """;
        await using var connection = await database.OpenAsync(cancel);
        var deletions = new List<Deletion>();
        foreach (var row in (await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { project, limit }, cancellationToken: cancel))).ToArray())
        {
            deletions.Add(new(
                row.Id, row.Kind, row.Subject, row.Actor, Microseconds.ToDateTimeOffset(row.At), row.EndedAt is { } end ? Microseconds.ToDateTimeOffset(end) : null,
                await CountsAsync(row.Id, connection, null, cancel)));
        }

        return deletions;
    }

    /// <summary>What would go if the subject were forgotten now.</summary>
    public async Task<ForgottenFacts> PlanAsync(string project, ForgetSubject subject, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["traces"] = await CountAsync($"select count(*) from trace where {subject.OfMine("trace.key")}") };
        foreach (var (kind, table) in Counted)
        {
            var beside = ForgetSubject.BesideTables.Contains(table) ? $" or ({subject.Beside(table)})" : "";
            counts[kind] = await CountAsync($"select count(*) from {table} where {subject.OfMine($"{table}.trace_key")}{beside}");
        }

        return Of(counts, await connection.QueryAsync<ArtifactCount>(new CommandDefinition(
            $"{AffectedArtifacts.Sql(subject.OfMine)} order by 1, 2", subject.Parameters(project), cancellationToken: cancel)));

        Task<long> CountAsync(string sql) => connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, subject.Parameters(project), cancellationToken: cancel));
    }

    /// <summary>What a deletion has come to so far.</summary>
    public static async Task<ForgottenFacts> CountsAsync(string deletion, DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        const string Counts = "select kind, cast(sum(items) as bigint) from deletion_count where deletion = @deletion group by kind";
        const string Artifacts = "select kind as Kind, hash as Hash, cast(sum(items) as bigint) as Items from affected_artifact where deletion = @deletion group by kind, hash order by kind, hash";
        var counts = await connection.QueryAsync<(string Kind, long Items)>(new CommandDefinition(Counts, new { deletion }, transaction, cancellationToken: cancel));
        return Of(
            counts.ToDictionary(row => row.Kind, row => row.Items, StringComparer.Ordinal),
            await connection.QueryAsync<ArtifactCount>(new CommandDefinition(Artifacts, new { deletion }, transaction, cancellationToken: cancel)));
    }

    private static ForgottenFacts Of(Dictionary<string, long> counts, IEnumerable<ArtifactCount> artifacts) => new(
        counts.GetValueOrDefault("traces"), counts.GetValueOrDefault("parts"), counts.GetValueOrDefault("feedback"), counts.GetValueOrDefault("signals"), counts.GetValueOrDefault("interactions"),
        counts.GetValueOrDefault("outcomes"), counts.GetValueOrDefault("labels"), [.. artifacts.Select(one => new AffectedArtifact(one.Kind, one.Hash, one.Items))]);

    private sealed record ArtifactCount
    {
        public string Kind { get; init; } = "";

        public string Hash { get; init; } = "";

        public long Items { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Actor { get; init; } = "";

        public long At { get; init; }

        public long? EndedAt { get; init; }
    }
}

/// <summary>A deletion on request.</summary>
/// <param name="Id">Its id, which is that of its job.</param>
/// <param name="Kind">user or trace.</param>
/// <param name="Subject">The user's pseudonym, or a hash of the trace's id.</param>
/// <param name="Actor">Who asked: the id of a key, or "local".</param>
/// <param name="At">When it began.</param>
/// <param name="EndedAt">When all was done; null while it is not.</param>
/// <param name="Forgotten">What went so far, and which artifacts held it.</param>
internal sealed record Deletion(string Id, string Kind, string Subject, string Actor, DateTimeOffset At, DateTimeOffset? EndedAt, ForgottenFacts Forgotten);
