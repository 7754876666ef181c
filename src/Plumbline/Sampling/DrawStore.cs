using System.Text.Json;
using Dapper;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Sampling;

/// <summary>Draws and what they chose. Append-only.</summary>
internal sealed class DrawStore(Database database, WriteQueue writes)
{
    private const string Kind = "draw";
    private const string Columns = "n as N, id as Id, settings as Settings, population as Population, drawn as Drawn, strata as Strata, selected_by as SelectedBy, at as At";

    /// <summary>Keeps a draw with what it chose; one of that id stays as it is.</summary>
    public Task KeepAsync(string project, Draw draw, FrameBounds bounds, IReadOnlyList<DrawnTrace> chosen, CancellationToken cancel)
    {
        const string Sql = """
            insert into draw (key, project, id, settings, through, frame_from, frame_to, population, drawn, strata, selected_by, at)
            values (@Key, @project, @Id, @Settings, @Through, @From, @To, @Population, @Drawn, @Strata, @SelectedBy, @At) on conflict (key) do nothing
            """;
        var key = KeyOf(project, draw.Id);
        var row = new
        {
            Key = key,
            project,
            draw.Id,
            Settings = JsonSerializer.Serialize(draw.Request, WireFormat.Options),
            bounds.Through,
            bounds.From,
            bounds.To,
            draw.Population,
            draw.Drawn,
            Strata = JsonSerializer.Serialize(draw.Strata, WireFormat.Options),
            SelectedBy = JsonSerializer.Serialize(draw.SelectedBy, WireFormat.Options),
            At = Microseconds.Of(draw.At),
        };
        var columns = Chosen(project, key, chosen);
        return writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)) == 1 && chosen.Count > 0)
                {
                    await BulkAppend.RunAsync(database.Engine, connection, transaction, "drawn_trace", columns, token);
                }
            },
            WritePriority.Interactive, cancel);
    }

    /// <summary>One draw; null when the project has none by that id.</summary>
    public async Task<Draw?> FindAsync(string project, string id, CancellationToken cancel) => Identifier.Check("id", id) is not null
        ? null
        : (await ReadAsync<Row>($"select {Columns} from draw where key = @key", new { key = KeyOf(project, id) }, cancel)).Select(row => row.Draw()).FirstOrDefault();

    /// <summary>A project's draws, newest first.</summary>
    public async Task<IReadOnlyList<Draw>> ListAsync(string project, int limit, CancellationToken cancel) =>
        [.. (await ReadAsync<Row>($"select {Columns} from draw where project = @project order by n desc limit @limit", new { project, limit }, cancel)).Select(row => row.Draw())];

    /// <summary>What a draw chose, in the order of their names, from a place on.</summary>
    public async Task<IReadOnlyList<DrawnTrace>> ChosenAsync(string project, string id, int skip, int limit, CancellationToken cancel)
    {
        const string Sql = """
            select trace as Trace, inclusion_probability as InclusionProbability, uniform as Uniform, stratum as Stratum
            from drawn_trace where draw_key = @key and place >= @skip order by place limit @limit
            """;
        return [.. (await ReadAsync<ChosenRow>(Sql, new { key = KeyOf(project, id), skip, limit }, cancel)).Select(row => row.Drawn())];
    }

    /// <summary>Of these traces those that the draw chose, by their ids.</summary>
    public async Task<IReadOnlyDictionary<string, DrawnTrace>> AmongAsync(string project, string id, IEnumerable<string> traces, CancellationToken cancel)
    {
        var sql = $"""
            select trace as Trace, inclusion_probability as InclusionProbability, uniform as Uniform, stratum as Stratum
            from drawn_trace where draw_key = @draw and trace_key {database.Engine.AnyOf("@keys")}
            """;
        var keys = traces.Distinct(StringComparer.Ordinal).Select(trace => Key.Of(project, "trace", trace)).ToArray();
        return (await ReadAsync<ChosenRow>(sql, new { draw = KeyOf(project, id), keys }, cancel)).Select(row => row.Drawn()).ToDictionary(one => one.Trace, StringComparer.Ordinal);
    }

    /// <summary>The chance of each trace that a draw chose, with the mean of people's scores of what was served on a dimension; null where nobody judged it.</summary>
    public async Task<IReadOnlyList<(double Probability, double? Score)>> JudgedAsync(string project, string id, string dimension, CancellationToken cancel)
    {
        const string Sql = """
            select d.trace as Trace, l.score as Score
            from drawn_trace d join label l on l.trace_key = d.trace_key and l.dimension = @dimension and l.score is not null and l.other is null and l.candidate is null
              and l.origin in ('human_blind', 'human_saw_output', 'human_edited_output')
            where d.draw_key = @key
            """;
        var scores = (await ReadAsync<JudgedRow>(Sql, new { key = KeyOf(project, id), dimension }, cancel)).ToLookup(row => row.Trace, row => row.Score, StringComparer.Ordinal);
        return [.. (await ChosenAsync(project, id, 0, int.MaxValue, cancel)).Select(one => (one.InclusionProbability, scores[one.Trace].Any() ? scores[one.Trace].Average() : (double?)null))];
    }

    private static BulkColumn[] Chosen(string project, byte[] key, IReadOnlyList<DrawnTrace> chosen) =>
    [
        new("draw_key", chosen.Select(_ => key).ToArray()),
        new("trace_key", chosen.Select(one => Key.Of(project, "trace", one.Trace)).ToArray()),
        new("place", Enumerable.Range(0, chosen.Count).Select(place => (long)place).ToArray()),
        new("trace", chosen.Select(one => one.Trace).ToArray()),
        new("inclusion_probability", chosen.Select(one => one.InclusionProbability).ToArray()),
        new("uniform", chosen.Select(one => one.Uniform ? 1L : 0L).ToArray()),
        new("stratum", chosen.Select(one => one.Stratum ?? "").ToArray()),
    ];

    private async Task<IEnumerable<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
    }

    private static byte[] KeyOf(string project, string id) => Key.Of(project, Kind, id);

    private sealed record Row(long N, string Id, string Settings, long Population, long Drawn, string Strata, string SelectedBy, long At)
    {
        public Draw Draw() => new(
            Id, JsonSerializer.Deserialize<DrawRequest>(Settings, WireFormat.Options)!, Population, Drawn,
            JsonSerializer.Deserialize<DrawnStratum[]>(Strata, WireFormat.Options)!,
            JsonSerializer.Deserialize<Selector[]>(SelectedBy, WireFormat.Options)!, Microseconds.ToDateTimeOffset(At));
    }

    private sealed record JudgedRow(string Trace, double Score);

    private sealed record ChosenRow(string Trace, double InclusionProbability, long Uniform, string? Stratum)
    {
        public DrawnTrace Drawn() => new(Trace, InclusionProbability, Uniform != 0, Stratum is { Length: > 0 } ? Stratum : null);
    }
}
