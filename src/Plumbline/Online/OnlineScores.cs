using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Online;

/// <summary>What evaluators said of live traces, and what was found out about evaluators. Append-only.</summary>
internal sealed class OnlineScores(Database database, WriteQueue writes, TimeProvider clock)
{
    private const string Kind = "online score";
    private const string Columns = """
        n as N, trace as Trace, evaluator as Evaluator, evaluator_version as EvaluatorVersion, rule_version as RuleVersion, dimension as Dimension,
        score as Score, reason as Reason, failed as Failed, inclusion_probability as InclusionProbability, at as At
        """;

    /// <summary>Keeps scores of a rule, and what is offered because of them; a score that is kept already stays.</summary>
    public Task KeepAsync(string project, KeptRule kept, IReadOnlyList<NewScore> scores, IReadOnlyList<NewOffer> offers, CancellationToken cancel)
    {
        const string Sql = """
            insert into online_score (key, project, rule, rule_version, evaluator, evaluator_version, dimension, model, trace, trace_key, score, reason, failed, inclusion_probability, at)
            values (@Key, @project, @Name, @Version, @Evaluator, @EvaluatorVersion, @Dimension, @Model, @Trace, @TraceKey, @Score, @Reason, @Failed, @Share, @at) on conflict (key) do nothing
            """;
        var at = Microseconds.Of(clock.GetUtcNow());
        var rows = scores.Select(score => new
        {
            Key = OnlineKey.Of(project, Kind, kept.Rule.Name, score.Evaluator, score.EvaluatorVersion, score.Trace),
            project,
            kept.Rule.Name,
            kept.Version,
            score.Evaluator,
            score.EvaluatorVersion,
            score.Dimension,
            score.Model,
            score.Trace,
            TraceKey = Storage.Key.Of(project, "trace", score.Trace),
            score.Score,
            score.Reason,
            Failed = score.Failed ? 1L : 0L,
            kept.Rule.Share,
            at,
        }).ToArray();
        return writes.WriteWhenRoomAsync(
            async (connection, transaction, token) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(Sql, rows, transaction, cancellationToken: token));
                return await OfferStore.KeepAsync(connection, transaction, project, offers, at, token);
            },
            WritePriority.Bulk, cancel);
    }

    /// <summary>Keeps offers alone.</summary>
    public Task<int> OfferAsync(string project, IReadOnlyList<NewOffer> offers, CancellationToken cancel) => offers.Count == 0
        ? Task.FromResult(0)
        : writes.WriteWhenRoomAsync(
            (connection, transaction, token) => OfferStore.KeepAsync(connection, transaction, project, offers, Microseconds.Of(clock.GetUtcNow()), token), WritePriority.Bulk, cancel);

    /// <summary>A rule's newest scores, newest first, with what <c>before</c> of the next call is.</summary>
    public async Task<IReadOnlyList<OnlineScore>> PageAsync(string project, string rule, long? before, int limit, CancellationToken cancel) =>
        [.. (await ReadAsync<Row>($"select {Columns} from online_score where project = @project and rule = @rule and n < @before order by n desc limit @limit", new { project, rule, before = before ?? long.MaxValue, limit }, cancel))
            .Select(row => row.Told())];

    /// <summary>The newest scores that a version of an evaluator gave at a share, with the first judgement of people on each trace that was offered to them as a spot check.</summary>
    public async Task<IReadOnlyList<CheckedScore>> CheckedAsync(string project, string rule, string evaluator, string version, double share, int limit, CancellationToken cancel)
    {
        const string Scores = """
            select n as N, trace as Trace, dimension as Dimension, score as Score from online_score
            where project = @project and rule = @rule and evaluator = @evaluator and evaluator_version = @version and inclusion_probability = @share and score is not null
            order by n desc limit @limit
            """;
        const string Labels = """
            select l.n as N, o.trace as Trace, l.score as Score from offer o
            join label l on l.trace_key = o.trace_key and l.dimension = o.dimension and l.score is not null and l.other is null
              and l.origin in ('human_blind', 'human_saw_output', 'human_edited_output')
            where o.project = @project and o.source = @source and o.reason = 'spot_check' order by l.n
            """;
        var people = (await ReadAsync<PeopleRow>(Labels, new { project, source = SourceOf(rule) }, cancel)).DistinctBy(row => row.Trace).ToDictionary(row => row.Trace, StringComparer.Ordinal);
        return [.. (await ReadAsync<ScoreRow>(Scores, new { project, rule, evaluator, version, share, limit }, cancel))
            .Select(row => new CheckedScore(row.N, row.Trace, row.Dimension, row.Score, people.GetValueOrDefault(row.Trace)?.Score, people.GetValueOrDefault(row.Trace)?.N))];
    }

    /// <summary>Keeps what was found out about an evaluator; the same of the same version is found out once.</summary>
    /// <returns>True when it was new.</returns>
    public async Task<bool> ReportAsync(string project, OnlineEvent found, CancellationToken cancel)
    {
        const string Sql = """
            insert into online_event (project, rule, evaluator, evaluator_version, kind, evidence, at) values (@project, @Rule, @Evaluator, @EvaluatorVersion, @Kind, @evidence, @at)
            on conflict (project, rule, evaluator, evaluator_version, kind) do nothing
            """;
        var row = new { project, found.Rule, found.Evaluator, found.EvaluatorVersion, found.Kind, evidence = JsonSerializer.Serialize(found.Evidence, WireFormat.Options), at = Microseconds.Of(found.At) };
        return await writes.WriteWhenRoomAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)), WritePriority.Interactive, cancel) == 1;
    }

    /// <summary>A project's events, newest first.</summary>
    public async Task<IReadOnlyList<OnlineEvent>> EventsAsync(string project, int limit, CancellationToken cancel) =>
        [.. (await ReadAsync<EventRow>("""
            select rule as Rule, evaluator as Evaluator, evaluator_version as EvaluatorVersion, kind as Kind, evidence as Evidence, at as At
            from online_event where project = @project order by n desc limit @limit
            """, new { project, limit }, cancel)).Select(row => row.Event())];

    /// <summary>The highest number of any label, so that nobody looks again where nothing was said.</summary>
    public async Task<long> LastLabelAsync(CancellationToken cancel) => (await ReadAsync<long?>("select max(n) from label", new { }, cancel)).FirstOrDefault() ?? 0;

    public static string SourceOf(string rule) => $"online:{rule}";

    private async Task<IEnumerable<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
    }

    private sealed record ScoreRow(long N, string Trace, string Dimension, double Score);

    private sealed record PeopleRow(long N, string Trace, double Score);

    private sealed record Row(
        long N, string Trace, string Evaluator, string EvaluatorVersion, string RuleVersion, string Dimension, double? Score, string? Reason, long Failed, double InclusionProbability, long At)
    {
        public OnlineScore Told() => new(
            N, Trace, Evaluator, EvaluatorVersion, RuleVersion, Dimension, Score, Reason, Failed != 0, InclusionProbability, Microseconds.ToDateTimeOffset(At));
    }

    private sealed record EventRow(string Rule, string Evaluator, string EvaluatorVersion, string Kind, string Evidence, long At)
    {
        public OnlineEvent Event() => new(Rule, Evaluator, EvaluatorVersion, Kind, JsonSerializer.Deserialize<EventEvidence>(Evidence, WireFormat.Options)!, Microseconds.ToDateTimeOffset(At));
    }
}
