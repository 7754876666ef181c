using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Labels;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Routes of traces.</summary>
internal static class TraceApi
{
    public static void MapTraces(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Traces");
        group.MapFacts<Trace>("/traces", Permission.Capture).WithName("captureTraces");
        group.MapGet("/traces", ListAsync).Needs(Permission.Read).WithName("listTraces").TakesFilter();
        group.MapTraceExport();
        group.MapGet("/traces/{**id}", OneAsync).Needs(Permission.Read).WithName("getTrace");
    }

    private static async Task<TracePage> ListAsync(
        HttpContext http, Caller caller, TraceSearch search, CancellationToken cancel, string? before = null, [Range(1, InRange.LargestPage)] int limit = 50)
    {
        var filter = FilterQuery.Of(http.Request.Query, "before", "limit");
        var found = await search.PageAsync(caller.Project, filter, Place(before), InRange.Limit(limit), cancel);
        return new([.. found.Rows.Select(row => row.Listed())], found.Next?.ToString(), found.SearchedTo);
    }

    /// <summary>The place in a list that a link leads to.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static TraceCursor Place(string? before) => string.IsNullOrWhiteSpace(before) ? TraceCursor.Newest
        : TraceCursor.Read(before.Trim()) ?? throw RefusedException.Invalid("before", $"'{before}' is no place in the list; give the 'next' of the page before, or follow its links.");

    private static async Task<TraceView> OneAsync(
        string id, Caller caller, TraceStore traces, FeedbackStore feedback, SignalStore signals, OutcomeStore outcomes, LabelStore labels, CancellationToken cancel) => TraceView.Of(
            await traces.ReceivedAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("trace", id),
            await feedback.OfTraceAsync(caller.Project, id, cancel),
            await signals.OfTraceAsync(caller.Project, id, cancel),
            await outcomes.OfTraceAsync(caller.Project, id, cancel),
            await labels.OfTraceAsync(caller.Project, id, cancel));
}

/// <summary>A page of traces, newest first.</summary>
/// <param name="Traces">The traces, without what was asked and answered.</param>
/// <param name="Next">What <c>before</c> of the next call is, to go on where this page ends; null on the last page.</param>
/// <param name="SearchedTo">How far back this page looked when it stopped before it was full, because few fit; null when it is full or the last.</param>
internal sealed record TracePage(IReadOnlyList<ListedTrace> Traces, string? Next, DateTimeOffset? SearchedTo);

/// <summary>One trace with what was said of it, each with the client's <c>at</c> and our <c>received_at</c>: of each kind the newest, oldest first, and how many there are in all.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Feedback">Its newest feedback.</param>
/// <param name="Signals">Its newest signals.</param>
/// <param name="Outcomes">Its newest outcomes.</param>
/// <param name="Labels">Its newest labels.</param>
/// <param name="Totals">How many there are of each.</param>
/// <param name="TextExpiredAt">When what was asked and answered expired; null while it is kept.</param>
internal sealed record TraceView(
    Received<Trace> Trace, IReadOnlyList<Received<FeedbackEntry>> Feedback, IReadOnlyList<Received<Signal>> Signals, IReadOnlyList<Received<Outcome>> Outcomes,
    IReadOnlyList<Received<Label>> Labels, SaidTotals Totals, DateTimeOffset? TextExpiredAt)
{
    /// <summary>Facts of one kind that are shown, so that a trace that thousands reacted to can still be answered.</summary>
    public const int MostOfAKind = 500;

    public static TraceView Of(
        Received<Trace> trace, IReadOnlyList<Received<FeedbackEntry>> feedback, IReadOnlyList<Received<Signal>> signals, IReadOnlyList<Received<Outcome>> outcomes,
        IReadOnlyList<Received<Label>> labels) => new(
        trace, Newest(feedback), Newest(signals), Newest(outcomes), Newest(labels), new(feedback.Count, signals.Count, outcomes.Count, labels.Count), TraceBody.ExpiredAt(trace.Fact));

    private static T[] Newest<T>(IReadOnlyList<T> all) => [.. all.TakeLast(MostOfAKind)];
}

/// <summary>How many facts of each kind are about a trace.</summary>
internal sealed record SaidTotals(int Feedback, int Signals, int Outcomes, int Labels);
