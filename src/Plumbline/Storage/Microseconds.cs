namespace Plumbline.Storage;

/// <summary>How a moment is kept: microseconds since 1970-01-01, UTC.</summary>
internal static class Microseconds
{
    /// <summary>The moment as it is kept; what is finer than a microsecond is cut.</summary>
    public static long Of(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>A span of time, as it is added to a kept moment.</summary>
    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>A kept moment, in UTC.</summary>
    public static DateTimeOffset ToDateTimeOffset(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
