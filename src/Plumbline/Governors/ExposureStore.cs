using Dapper;
using Plumbline.Storage;

namespace Plumbline.Governors;

/// <summary>
/// What followed the traces that a release served, counted by unit: a conversation, else a trace, else a user has one vote. A conversation or a user
/// that several releases served in the same time tells nothing about one of them, and is not counted.
/// </summary>
internal sealed class ExposureStore(Database database)
{
    private const string Served = """
        with served as (
          select key, id, conversation, person, at from trace where project = @project and release = @release and at >= @since
        )
        """;

    /// <summary>The outcomes of each name, the most observed first: how many units, and how many ended well (the newest value is at least 0.5).</summary>
    public async Task<IReadOnlyList<OutcomeCount>> OutcomesAsync(string project, string release, DateTimeOffset since, CancellationToken cancel)
    {
        const string Sql = Served + """
            , talk as (
              select conversation, min(at) as at from served where conversation is not null group by conversation
            ), client as (
              select person, min(at) as at from served where person is not null group by person
            ), followed as (
              select o.name, o.value, o.at, o.n, coalesce('c' || s.conversation, 't' || s.id) as unit
              from served s join outcome o on o.trace_key = s.key
              union all
              select o.name, o.value, o.at, o.n, 'c' || o.conversation
              from talk s join outcome o on o.project = @project and o.conversation = s.conversation and o.trace_key is null and o.at >= s.at
              where not exists (
                select 1 from trace x where x.project = @project and x.conversation = s.conversation and x.at >= @since and coalesce(x.release, '') <> @release)
              union all
              select o.name, o.value, o.at, o.n, 'p' || o.person
              from client s join outcome o on o.project = @project and o.person = s.person and o.trace_key is null and o.conversation is null and o.at >= s.at
              where not exists (
                select 1 from trace x where x.project = @project and x.person = s.person and x.at >= @since and coalesce(x.release, '') <> @release)
            ), ranked as (
              select name, value, row_number() over (partition by name, unit order by at desc, n desc) as place from followed
            )
            select name as Name, count(*) as Units, sum(case when value >= 0.5 then 1 else 0 end) as Good
            from ranked where place = 1 group by name order by count(*) desc, name
            """;
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Name, long Units, long Good)>(Command(Sql, project, release, since, cancel));
        return [.. rows.Select(row => new OutcomeCount(row.Name, row.Units, row.Good))];
    }

    /// <summary>The newest thumb of each unit: how many, and how many up.</summary>
    public async Task<ThumbCount> ThumbsAsync(string project, string release, DateTimeOffset since, CancellationToken cancel)
    {
        const string Sql = Served + """
            , ranked as (
              select f.value, row_number() over (partition by coalesce('c' || s.conversation, 't' || s.id) order by f.at desc, f.n desc) as place
              from served s join feedback f on f.trace_key = s.key where f.kind = 'thumb'
            )
            select count(*) as Units, coalesce(sum(case when value = 1 then 1 else 0 end), 0) as Up from ranked where place = 1
            """;
        await using var connection = await database.OpenAsync(cancel);
        return await connection.QuerySingleAsync<ThumbCount>(Command(Sql, project, release, since, cancel));
    }

    private static CommandDefinition Command(string sql, string project, string release, DateTimeOffset since, CancellationToken cancel) =>
        new(sql, new { project, release, since = Microseconds.Of(since) }, cancellationToken: cancel);
}

/// <summary>Outcomes of one name under one release.</summary>
internal sealed record OutcomeCount(string Name, long Units, long Good);

/// <summary>Thumbs under one release.</summary>
internal sealed record ThumbCount(long Units, long Up);
