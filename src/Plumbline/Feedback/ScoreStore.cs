using Dapper;
using Plumbline.Storage;

namespace Plumbline.Feedback;

/// <summary>Scores and corrections of a project, to be read back; of several in one slot the latest.</summary>
internal sealed class ScoreStore(Database database)
{
    /// <summary>One page, newest first, and how many there are in all. Cost: linear in those that match.</summary>
    public async Task<(long Total, IReadOnlyList<Received<FeedbackEntry>> Scores)> PageAsync(string project, ScoreFilter filter, int skip, int limit, CancellationToken cancel)
    {
        var where = filter.Sql(database.Engine);
        var parameters = filter.Parameters(project, skip, limit);
        await using var connection = await database.OpenAsync(cancel);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from feedback where {where}", parameters, cancellationToken: cancel));
        var rows = await connection.QueryAsync<FeedbackRow>(new CommandDefinition(
            $"select {FeedbackRow.Columns} from feedback where {where} order by at desc, id limit @limit offset @skip", parameters, cancellationToken: cancel));
        return (total, [.. rows.Select(row => row.Received())]);
    }

    /// <summary>One score by the name that its client gave it; null when there is none.</summary>
    public async Task<Received<FeedbackEntry>?> FindAsync(string project, string id, CancellationToken cancel) => Identifier.Check("id", id) is null
        ? (await PageAsync(project, new(Ids: [id]), 0, 1, cancel)).Scores.SingleOrDefault()
        : null;

    /// <summary>All that was said about some traces, oldest first.</summary>
    public async Task<ILookup<string, Received<FeedbackEntry>>> OfTracesAsync(string project, IReadOnlyCollection<string> traces, CancellationToken cancel)
    {
        var sql = $"select {FeedbackRow.Columns} from feedback where trace_key {database.Engine.AnyOf("@keys")} and kind in ('score', 'correction') and {FeedbackStore.Counts} order by at, id";
        var keys = traces.Select(trace => FeedbackStore.TargetKey(project, trace, null)).ToArray();
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<FeedbackRow>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
        return rows.Select(row => row.Received()).ToLookup(score => score.Fact.Trace!, StringComparer.Ordinal);
    }
}
