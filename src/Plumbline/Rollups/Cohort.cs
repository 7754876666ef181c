namespace Plumbline.Rollups;

/// <summary>Traces that are counted together: those of one hour, model, prompt version, release and segment; an empty text stands for none.</summary>
internal readonly record struct Cohort(long Hour, string Model, string PromptVersion, string Release, string Segment)
{
    /// <summary>Microseconds of an hour.</summary>
    public const long HourLength = 3_600_000_000;

    /// <summary>Microseconds of a day.</summary>
    public const long DayLength = 24 * HourLength;

    /// <summary>The order in which rows are written, the same in every transaction, so that no two wait for each other.</summary>
    public static Comparer<Cohort> InOrder { get; } = Comparer<Cohort>.Create((one, other) =>
        one.Hour != other.Hour ? one.Hour.CompareTo(other.Hour)
        : First(string.CompareOrdinal(one.Model, other.Model), string.CompareOrdinal(one.PromptVersion, other.PromptVersion),
            string.CompareOrdinal(one.Release, other.Release), string.CompareOrdinal(one.Segment, other.Segment)));

    /// <summary>Where a trace is counted.</summary>
    public static Cohort Of(CountedTrace trace) => new(
        Start(trace.At, HourLength), trace.Model ?? "", trace.PromptVersion ?? "", trace.Release ?? "", trace.Segment ?? "");

    /// <summary>Where the hour's day begins.</summary>
    public long Day => DayOf(Hour);

    /// <summary>Where the day of a time begins.</summary>
    public static long DayOf(long at) => Start(at, DayLength);

    private static long Start(long at, long length) => at - (((at % length) + length) % length);

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
