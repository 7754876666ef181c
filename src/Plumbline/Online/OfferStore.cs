using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Online;

/// <summary>Traces that are worth a person's look. The same trace is offered for the same reason once, whoever offers it first.</summary>
internal sealed class OfferStore(Database database)
{
    private const string Kind = "offer";
    private const string Columns = "n as N, id as Id, trace as Trace, dimension as Dimension, reason as Reason, source as Source, inclusion_probability as InclusionProbability, at as At";

    /// <summary>Keeps offers in a transaction of the caller's, and says how many were new.</summary>
    public static Task<int> KeepAsync(DbConnection connection, DbTransaction transaction, string project, IEnumerable<NewOffer> offers, long at, CancellationToken cancel)
    {
        const string Sql = """
            insert into offer (key, project, id, trace, trace_key, dimension, reason, source, inclusion_probability, at)
            values (@Key, @project, @Id, @Trace, @TraceKey, @Dimension, @Reason, @Source, @InclusionProbability, @at) on conflict (key) do nothing
            """;
        var rows = offers.Select(offer => new
        {
            Key = OnlineKey.Of(project, Kind, offer.Parts),
            project,
            Id = OnlineKey.IdOf(offer.Parts)[..32],
            offer.Trace,
            TraceKey = Key.Of(project, "trace", offer.Trace),
            offer.Dimension,
            Reason = Words.Of(offer.Reason),
            offer.Source,
            offer.InclusionProbability,
            at,
        });
        return connection.ExecuteAsync(new CommandDefinition(Sql, rows, transaction, cancellationToken: cancel));
    }

    /// <summary>Offers in the order in which they were made, after a number; of one reason or source where they are given.</summary>
    public async Task<IReadOnlyList<Offer>> AfterAsync(string project, OfferReason? reason, string? source, long after, int limit, CancellationToken cancel)
    {
        var sql = $"""
            select {Columns} from offer where project = @project and n > @after {(reason is null ? "" : "and reason = @word")} {(source is null ? "" : "and source = @source")}
            order by n limit @limit
            """;
        return await ReadAsync(sql, new { project, after, word = reason is { } one ? Words.Of(one) : null, source, limit }, cancel);
    }

    /// <summary>The newest offers of a reason, newest first.</summary>
    public Task<IReadOnlyList<Offer>> NewestAsync(string project, OfferReason reason, int limit, CancellationToken cancel) =>
        ReadAsync($"select {Columns} from offer where project = @project and reason = @word order by n desc limit @limit", new { project, word = Words.Of(reason), limit }, cancel);

    private async Task<IReadOnlyList<Offer>> ReadAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).Select(row => row.Offer())];
    }

    private sealed record Row(long N, string Id, string Trace, string? Dimension, string Reason, string Source, double? InclusionProbability, long At)
    {
        public Offer Offer() => new(N, Id, Trace, Dimension, Words.Parse<OfferReason>(Reason), Source, InclusionProbability, Microseconds.ToDateTimeOffset(At));
    }
}

/// <summary>Why a trace is worth a look.</summary>
internal enum OfferReason
{
    /// <summary>A rule asks people about a share of what its evaluators scored.</summary>
    SpotCheck,

    /// <summary>Evaluators, or an evaluator and a person, said different things of it.</summary>
    Disagreement,
}

/// <summary>An offer to make.</summary>
internal sealed record NewOffer(string Trace, string? Dimension, OfferReason Reason, string Source, double? InclusionProbability)
{
    /// <summary>What makes it the same offer.</summary>
    public string[] Parts => [Trace, Words.Of(Reason), Dimension ?? ""];
}

/// <summary>A trace that is worth a person's look.</summary>
/// <param name="N">Its place: what <c>after</c> of the next call is, to go on behind it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Dimension">What is to be judged; null for whatever the rubric asks.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">What offers it, as <c>online:RULE</c>.</param>
/// <param name="InclusionProbability">The chance with which the trace came here; null where nothing was left to chance that is known.</param>
/// <param name="At">When.</param>
internal sealed record Offer(long N, string Id, string Trace, string? Dimension, OfferReason Reason, string Source, double? InclusionProbability, DateTimeOffset At);
