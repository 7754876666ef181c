using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Traces and conversations page by page, with how many there are. Cost: linear in those that match.</summary>
internal sealed class TraceList(Database database)
{
    /// <summary>One page of whole traces, by when they began.</summary>
    public async Task<(long Total, IReadOnlyList<Received<Trace>> Traces)> PageAsync(string project, TraceQuery query, int skip, int limit, CancellationToken cancel)
    {
        var parameters = query.Parameters(project, skip, limit);
        var sql = $"""
            select {TraceRow.Columns}, payload.body as Body from trace left join payload on payload.n = trace.n
            where {query.Sql} order by at {(query.OldestFirst ? "" : "desc")}, id limit @limit offset @skip
            """;
        await using var connection = await database.OpenAsync(cancel);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from trace where {query.Sql}", parameters, cancellationToken: cancel));
        var rows = await connection.QueryAsync<TraceRow, byte[]?, Received<Trace>>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel), (row, body) => new() { Fact = row.With(body), At = Microseconds.ToDateTimeOffset(row.ReceivedAt) }, splitOn: "Body");
        return (total, [.. rows]);
    }

    /// <summary>One page of conversations, the latest begun first.</summary>
    public async Task<(long Total, IReadOnlyList<Conversation> Conversations)> ConversationsAsync(string project, TraceQuery query, int skip, int limit, CancellationToken cancel)
    {
        var parameters = query.Parameters(project, skip, limit);
        var grouped = $"select conversation as Id, min(at) as At from trace where {query.Sql} and conversation is not null group by conversation";
        await using var connection = await database.OpenAsync(cancel);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from ({grouped}) as grouped", parameters, cancellationToken: cancel));
        var rows = await connection.QueryAsync<(string Id, long At)>(new CommandDefinition($"{grouped} order by min(at) desc, conversation limit @limit offset @skip", parameters, cancellationToken: cancel));
        return (total, [.. rows.Select(row => new Conversation(row.Id, Microseconds.ToDateTimeOffset(row.At)))]);
    }
}

/// <summary>A conversation and when its first trace began.</summary>
internal sealed record Conversation(string Id, DateTimeOffset At);

/// <summary>Which traces a list shows; null shows all.</summary>
internal sealed record TraceQuery(
    string? Conversation = null, string? Person = null, string? Release = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool OldestFirst = false)
{
    /// <summary>The conditions, from constants alone.</summary>
    public string Sql => string.Join(" and ", new[]
    {
        "project = @Project",
        Conversation is null ? null : "conversation = @Conversation",
        Person is null ? null : "person = @Person",
        Release is null ? null : "release = @Release",
        From is null ? null : "at >= @From",
        To is null ? null : "at < @To",
    }.OfType<string>());

    public object Parameters(string project, int skip, int limit) => new
    {
        Project = project,
        Conversation,
        Person,
        Release,
        From = From is { } from ? Microseconds.Of(from) : 0,
        To = To is { } to ? Microseconds.Of(to) : 0,
        skip,
        limit,
    };
}
