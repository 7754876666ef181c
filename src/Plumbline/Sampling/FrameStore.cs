using Dapper;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Sampling;

/// <summary>The traces that a draw is made from: counted, and read by their stored random numbers. Replays are left out, since nobody was served by them.</summary>
internal sealed class FrameStore(Database database)
{
    private const int Chunk = 500;

    /// <summary>Numbers are compared a hair wider here than in Core, which decides.</summary>
    private const double Hair = 1e-9;

    private const string Stratum = "model as Model, prompt_version as PromptVersion, release as Release";

    /// <summary>The highest arrival number below which no trace can still appear.</summary>
    public async Task<long> SettledAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await database.Engine.SettledAsync("trace", connection, cancel);
    }

    /// <summary>Traces of the frame by model, prompt version and release.</summary>
    public async Task<IReadOnlyList<CountedStratum>> CountAsync(string project, FrameBounds bounds, CancellationToken cancel)
    {
        var sql = $"select {Stratum}, count(*) as Population from trace where {bounds.Sql} group by model, prompt_version, release";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<StratumRow>(new CommandDefinition(sql, bounds.Parameters(project), cancellationToken: cancel));
        return [.. rows.Select(row => row.Counted()).OrderBy(stratum => stratum.Name, StringComparer.Ordinal)];
    }

    /// <summary>The traces of the frame whose turned number lies below a share.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="bounds">The frame.</param>
    /// <param name="seed">What turns the numbers.</param>
    /// <param name="share">How many of all are read.</param>
    /// <param name="only">Of one stratum; null for all.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<IReadOnlyList<FrameRow>> ReadAsync(string project, FrameBounds bounds, ulong seed, double share, CountedStratum? only, CancellationToken cancel)
    {
        var start = NumberedDraw.Start(seed);
        var end = start + share + Hair;
        var sql = $"""
            select key as Key, id as Id, rnd as Number, {Stratum}, latency_milliseconds as Latency, cost_usd as Cost, output_tokens as Tokens
            from trace
            where {bounds.Sql} and ({(share >= 1 ? "1 = 1" : end <= 1 ? "rnd >= @start and rnd < @end" : "rnd >= @start or rnd < @around")})
              {(only is null ? "" : "and coalesce(model, '') = @OnlyModel and coalesce(prompt_version, '') = @OnlyVersion and coalesce(release, '') = @OnlyRelease")}
            """;
        var parameters = bounds.Parameters(project);
        parameters.AddDynamicParams(new { start, end, around = end - 1, OnlyModel = only?.Model, OnlyVersion = only?.PromptVersion, OnlyRelease = only?.Release });
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<FrameRow>(new CommandDefinition(sql, parameters, cancellationToken: cancel))];
    }

    /// <summary>Scores of evaluators and people by trace, each with its dimension.</summary>
    public async Task<ILookup<string, SaidScore>> ScoresAsync(IReadOnlyList<FrameRow> rows, bool people, CancellationToken cancel)
    {
        var scores = $"""
            select trace as Trace, dimension as Dimension, score as Score from online_score where trace_key {database.Engine.AnyOf("@keys")} and score is not null
            {(people ? $"union all select trace, dimension, score from label where trace_key {database.Engine.AnyOf("@keys")} and score is not null and other is null" : "")}
            """;
        return (await InChunksAsync<SaidScore>(rows, scores, cancel)).ToLookup(score => score.Trace, StringComparer.Ordinal);
    }

    /// <summary>The models whose scores weigh in a draw that goes by scores.</summary>
    public async Task<IReadOnlyList<string>> ScorersAsync(string project, CancellationToken cancel)
    {
        const string Sql = "select distinct model from online_score where project = @project and model is not null order by model limit 100";
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Sql, new { project }, cancellationToken: cancel))];
    }

    /// <summary>The traces that users were not content with, and how plainly they said so.</summary>
    public async Task<IReadOnlyDictionary<string, double>> ComplaintsAsync(IReadOnlyList<FrameRow> rows, CancellationToken cancel)
    {
        var sql = $"""
            select trace as Trace, kind as Kind from feedback where trace_key {database.Engine.AnyOf("@keys")}
              and ((kind = 'thumb' and value < 0.5) or (kind = 'stars' and value <= 2) or kind = 'correction')
            union all
            select trace, kind from signal where trace_key {database.Engine.AnyOf("@keys")} and kind in ('retry', 'regenerate', 'rephrase', 'escalation', 'edit')
            """;
        return (await InChunksAsync<Complaint>(rows, sql, cancel)).GroupBy(one => one.Trace, StringComparer.Ordinal)
            .ToDictionary(trace => trace.Key, trace => trace.Max(one => one.Kind is "thumb" or "stars" or "correction" ? 1.0 : 0.5), StringComparer.Ordinal);
    }

    /// <summary>What was asked last in each trace.</summary>
    public async Task<IReadOnlyDictionary<string, string>> QuestionsAsync(IReadOnlyList<FrameRow> rows, CancellationToken cancel)
    {
        var sql = $"select trace.id as Trace, payload.body as Body from payload join trace on trace.n = payload.n where trace.key {database.Engine.AnyOf("@keys")}";
        return (await InChunksAsync<Asked>(rows, sql, cancel))
            .ToDictionary(asked => asked.Trace, asked => TraceBody.Read(asked.Body).Input.LastOrDefault(message => message.Role == "user")?.Content ?? "", StringComparer.Ordinal);
    }

    private async Task<List<T>> InChunksAsync<T>(IReadOnlyList<FrameRow> rows, string sql, CancellationToken cancel)
    {
        var found = new List<T>();
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in rows.Chunk(Chunk))
        {
            found.AddRange(await connection.QueryAsync<T>(new CommandDefinition(sql, new { keys = chunk.Select(row => row.Key).ToArray() }, cancellationToken: cancel)));
        }

        return found;
    }

    /// <summary>Set by its members, since an empty answer of SQLite says nothing of what it counts.</summary>
    private sealed class StratumRow
    {
        public string? Model { get; init; }

        public string? PromptVersion { get; init; }

        public string? Release { get; init; }

        public long Population { get; init; }

        public CountedStratum Counted() => new(Model ?? "", PromptVersion ?? "", Release ?? "", Population);
    }

    private sealed record Complaint(string Trace, string Kind);

    private sealed record Asked(string Trace, byte[] Body);
}

/// <summary>The bounds of a frame, as they are kept with its draw: what arrives later is not in it.</summary>
internal sealed record FrameBounds(DrawFrame Frame, long From, long To, long Through)
{
    /// <summary>The conditions, from constants alone.</summary>
    public string Sql => "project = @project and at >= @From and at < @To and n <= @Through and text_expired_at is null and not exists (select 1 from replay where replay.key = trace.key)"
        + (Frame.Model is null ? "" : " and model = @Model") + (Frame.PromptVersion is null ? "" : " and prompt_version = @PromptVersion") + (Frame.Release is null ? "" : " and release = @Release");

    public DynamicParameters Parameters(string project) => new(new { project, From, To, Through, Frame.Model, Frame.PromptVersion, Frame.Release });
}

/// <summary>A stratum of a frame; an empty text where a trace does not say.</summary>
internal sealed record CountedStratum(string Model, string PromptVersion, string Release, long Population)
{
    private const string Unknown = "unknown";

    public string Name => NameOf(Model, PromptVersion, Release);

    /// <summary>A name of its own for each stratum, whatever its parts are called.</summary>
    public static string NameOf(string model, string version, string release) => string.Join(" · ", new[] { model, version, release }.Select(Part));

    private static string Part(string part) => part.Length == 0 ? Unknown : part == Unknown || part.Contains('·', StringComparison.Ordinal) || part[0] == '"' ? $"\"{part}\"" : part;
}

/// <summary>A trace of a frame.</summary>
internal sealed record FrameRow(byte[] Key, string Id, double Number, string? Model, string? PromptVersion, string? Release, double? Latency, double? Cost, long? Tokens)
{
    public string Stratum => CountedStratum.NameOf(Model ?? "", PromptVersion ?? "", Release ?? "");
}

/// <summary>What somebody said of a trace on a dimension, 0 to 1.</summary>
internal sealed record SaidScore(string Trace, string Dimension, double Score);
