namespace Plumbline.Capture;

/// <summary>Nanoseconds since 1970 as a time; zero is "not said". The last year they reach is 2554.</summary>
internal static class OtlpTimes
{
    public static DateTimeOffset? Of(ulong nanoseconds) => nanoseconds == 0 ? null : DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / 100));
}
