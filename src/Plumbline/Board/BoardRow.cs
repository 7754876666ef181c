using Plumbline.Implicit;
using Plumbline.Rollups;
using Plumbline.Statistics;

namespace Plumbline.Board;

/// <summary>One row of a board: each figure with its interval and what it is a share of. Explicit feedback, behaviour and outcomes stand beside each other and are never added up.</summary>
/// <param name="Name">The model, prompt version, release or segment; empty where traces name none, and where all are one row.</param>
/// <param name="Traces">All traces.</param>
/// <param name="Served">Traces with an answer that was served: what shares below are shares of.</param>
/// <param name="Failed">Share of traces with a failed step.</param>
/// <param name="Response">Share of the served that were given a thumb.</param>
/// <param name="ThumbsUp">Share of thumbs that point up, users capped.</param>
/// <param name="Satisfied">Between what the share of satisfied users lies whatever the silent think; null without thumbs.</param>
/// <param name="Reasons">Thumbs down by reason.</param>
/// <param name="Stars">Mean of the stars.</param>
/// <param name="Explicit">Corrections, comments, scores and labels as shares of the served.</param>
/// <param name="Signals">What users did, as shares of the served.</param>
/// <param name="Tokens">Input and output tokens of all traces.</param>
/// <param name="CostUsd">What the traces with a price cost together; null when none has one.</param>
/// <param name="Priced">Traces with a price.</param>
/// <param name="Median">Between what the middle time to an answer lies, in milliseconds; null when none was timed.</param>
/// <param name="Slowest">The same of the slowest in twenty.</param>
internal sealed record BoardRow(
    string Name, long Traces, long Served, WireMeasurement Failed, WireMeasurement Response, WireMeasurement ThumbsUp, ShareRange? Satisfied, IReadOnlyDictionary<string, long> Reasons,
    WireMeasurement Stars, IReadOnlyDictionary<string, WireMeasurement> Explicit, IReadOnlyDictionary<string, WireMeasurement> Signals, long Tokens, double? CostUsd, long Priced,
    TimeRange? Median, TimeRange? Slowest)
{
    private const double Level = .95;
    private static readonly Said[] NotThumbs = [Said.Correction, Said.Comment, Said.Score, Said.Label];
    private static readonly (Said Bit, string Word)[] Behaviour = [.. SaidBits.All.Where(one => one.Bit > Said.Outcome)];

    public static BoardRow Of(BoardCounts counts)
    {
        var rated = counts.Said.GetValueOrDefault(Said.ThumbUp) + counts.Said.GetValueOrDefault(Said.ThumbDown);
        var (response, share) = (Share(rated, counts.Served), ThumbsShare.Of(counts.Raters, Level));
        return new(
            counts.Name, counts.Traces, counts.Served, WireMeasurement.Of(Share(counts.Failed, counts.Traces)), WireMeasurement.Of(response), WireMeasurement.Of(share), Bounds(share, response),
            ReasonsOf(counts.Said), WireMeasurement.Of(StarsOf(counts.Said)), Shares(SaidBits.All.Where(one => NotThumbs.Contains(one.Bit)), counts), Shares(Behaviour, counts),
            counts.InputTokens + counts.OutputTokens, counts.Priced == 0 ? null : counts.CostUsd, counts.Priced, TimeRange.Of(counts.Latency, .5), TimeRange.Of(counts.Latency, .95));
    }

    private static Dictionary<string, WireMeasurement> Shares(IEnumerable<(Said Bit, string Word)> bits, BoardCounts counts) =>
        bits.ToDictionary(one => one.Word, one => WireMeasurement.Of(Share(counts.Said.GetValueOrDefault(one.Bit), counts.Served)), StringComparer.Ordinal);

    private static Measurement Share(long part, long whole) => whole <= 0
        ? new Measurement.Unknown(Cause.TooFew, "No answer was served.")
        : Proportion.Wilson((int)Math.Min(part, Math.Min(whole, int.MaxValue)), (int)Math.Min(whole, int.MaxValue), Level);

    private static ShareRange? Bounds(Measurement share, Measurement response)
    {
        if (share is not Measurement.Known up || response is not Measurement.Known given)
        {
            return null;
        }

        var bounds = SatisfactionBounds.Of(up.Value, given.Value);
        return new(bounds.Low, bounds.High);
    }

    private static Dictionary<string, long> ReasonsOf(IReadOnlyDictionary<Said, long> said)
    {
        var (wrong, unwelcome, unclear) = (said.GetValueOrDefault(Said.Wrong), said.GetValueOrDefault(Said.Unwelcome), said.GetValueOrDefault(Said.Unclear));
        return new(StringComparer.Ordinal)
        {
            ["wrong"] = wrong,
            ["unwelcome"] = unwelcome,
            ["unclear"] = unclear,
            ["no_reason"] = said.GetValueOrDefault(Said.ThumbDown) - wrong - unwelcome - unclear,
        };
    }

    // The mean and its spread from how many gave each number, without writing them all down.
    private static Measurement StarsOf(IReadOnlyDictionary<Said, long> said)
    {
        (double Stars, long Traces)[] given = [.. Enumerable.Range(0, 5).Select(place => (place + 1.0, said.GetValueOrDefault((Said)((long)Said.OneStar << place))))];
        return StudentMean.OfCounts(given, Level);
    }
}

/// <summary>Two ends of a share.</summary>
internal sealed record ShareRange(double Low, double High);
