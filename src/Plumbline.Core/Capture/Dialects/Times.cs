using System.Globalization;

namespace Plumbline.Capture.Dialects;

/// <summary>Times that stand in attributes.</summary>
internal static class Times
{
    private const double LongestMilliseconds = 366d * 24 * 3600 * 1000;

    /// <summary>So many milliseconds later; null when one of both is unknown or makes no sense.</summary>
    public static DateTimeOffset? After(DateTimeOffset? start, double? milliseconds) =>
        start is { } from && milliseconds is >= 0 and <= LongestMilliseconds && from.Year < 9990 ? from.AddMilliseconds(milliseconds.Value) : null;

    /// <summary>An ISO time, also one that was written as JSON and so stands in quotation marks; one without an offset is in UTC.</summary>
    public static DateTimeOffset? Of(string? text) => text is not null
        && DateTimeOffset.TryParse(text.Trim().Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
