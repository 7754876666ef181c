namespace Plumbline.Rollups;

/// <summary>What was said of a trace and has expired before the trace: its words are gone, and it counts as it did.</summary>
internal static class ExpiredSaid
{
    private const Said Thumbs = Said.Thumb | Said.Wrong | Said.Unwelcome | Said.Unclear;

    /// <summary>The bits that feedback sets.</summary>
    public const Said Feedback = Thumbs | Said.Stars | Said.Correction | Said.Comment | Said.Score;

    /// <summary>The bits that signals set.</summary>
    public static Said Signals { get; } = SaidBits.All.Aggregate(Said.None, (all, one) => all | one.Bit) & ~(Feedback | Said.Label | Said.Outcome);

    /// <summary>Both together: a thumb or stars that are still kept are the later ones, and count instead of the expired.</summary>
    public static (Said Said, string? Rater) With((Said Said, string? Rater) kept, Said expired, string? rater)
    {
        var thumb = (kept.Said & Said.Thumb) == 0 ? expired & Thumbs : Said.None;
        var stars = (kept.Said & Said.Stars) == 0 ? expired & Said.Stars : Said.None;
        var rest = expired & ~(Thumbs | Said.Stars);
        return (kept.Said | thumb | stars | rest, thumb == Said.None ? kept.Rater : rater);
    }
}
