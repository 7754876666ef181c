using System.Text.Json;
using Plumbline.Signals;

namespace Plumbline.Feedback;

/// <summary>Reads what was said into the bits.</summary>
public static class SaidBits
{
    private const int FirstSignal = 20;

    /// <summary>Every single bit that has a meaning, each with its word on the wire.</summary>
    public static IReadOnlyList<(Said Bit, string Word)> All { get; } =
    [
        (Said.ThumbUp, "thumb_up"), (Said.ThumbDown, "thumb_down"), (Said.Wrong, "wrong"), (Said.Unwelcome, "unwelcome"), (Said.Unclear, "unclear"),
        (Said.OneStar, "one_star"), (Said.TwoStars, "two_stars"), (Said.ThreeStars, "three_stars"), (Said.FourStars, "four_stars"), (Said.FiveStars, "five_stars"),
        (Said.Correction, "correction"), (Said.Comment, "comment"), (Said.Score, "score"), (Said.Label, "label"), (Said.Outcome, "outcome"),
        .. Enum.GetValues<SignalKind>().Select(kind => (OfSignal(kind), JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()))),
    ];

    /// <summary>The bit of a signal.</summary>
    /// <param name="kind">What the user did.</param>
    public static Said OfSignal(SignalKind kind) => (Said)(1L << (FirstSignal + (int)kind));

    /// <summary>What a trace's feedback says: of thumbs and of stars the latest counts, by time and then by id.</summary>
    /// <param name="entries">The feedback of one trace, in any order and doubled at will.</param>
    /// <returns>The bits, and who gave the thumb that counts; null when there is none or it has no name.</returns>
    public static (Said Said, string? Rater) OfFeedback(IEnumerable<FeedbackEntry> entries)
    {
        var (said, thumb, stars) = (Said.None, default(FeedbackEntry), default(FeedbackEntry));
        foreach (var entry in entries)
        {
            (said, thumb, stars) = entry.Kind switch
            {
                FeedbackKind.Thumb => (said, Later(thumb, entry), stars),
                FeedbackKind.Stars => (said, thumb, Later(stars, entry)),
                FeedbackKind.Correction => (said | Said.Correction, thumb, stars),
                FeedbackKind.Comment => (said | Said.Comment, thumb, stars),
                _ => (said | Said.Score, thumb, stars),
            };
        }

        return (said | OfThumb(thumb) | OfStars(stars), thumb?.User);
    }

    private static FeedbackEntry Later(FeedbackEntry? known, FeedbackEntry entry) =>
        known is null || entry.At > known.At || (entry.At == known.At && string.CompareOrdinal(entry.Id, known.Id) > 0) ? entry : known;

    private static Said OfThumb(FeedbackEntry? thumb) => thumb switch
    {
        null => Said.None,
        { Value: > .5 } => Said.ThumbUp,
        { Reason: FeedbackReason.Wrong } => Said.ThumbDown | Said.Wrong,
        { Reason: FeedbackReason.Unwelcome } => Said.ThumbDown | Said.Unwelcome,
        { Reason: FeedbackReason.Unclear } => Said.ThumbDown | Said.Unclear,
        _ => Said.ThumbDown,
    };

    private static Said OfStars(FeedbackEntry? stars) => stars?.Value is { } value ? (Said)((long)Said.OneStar << (Math.Clamp((int)value, 1, 5) - 1)) : Said.None;
}
