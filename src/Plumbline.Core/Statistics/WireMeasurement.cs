namespace Plumbline.Statistics;

/// <summary>A measurement as JSON shows it: a number with its count and interval, or <c>null</c> beside the reason.</summary>
/// <param name="Value">The estimate; null when it was not measured.</param>
/// <param name="Reason">The code of why there is no value, or no interval; null when there is both.</param>
/// <param name="N">Independent units behind the value; 0 when it was not measured.</param>
/// <param name="Interval">The interval; null when there is none.</param>
/// <param name="Explanation">One sentence for the reader when there is no value.</param>
/// <param name="Seed">Seed of the resampling behind the interval.</param>
/// <param name="Warnings">What the reader should know first.</param>
public sealed record WireMeasurement(
    double? Value,
    string? Reason,
    int N,
    WireInterval? Interval,
    string? Explanation = null,
    ulong? Seed = null,
    IReadOnlyList<string>? Warnings = null)
{
    /// <summary>The JSON form of a measurement.</summary>
    public static WireMeasurement Of(Measurement measurement) => measurement switch
    {
        Measurement.Known known => new(
            known.Value, known.Cause?.Code(), known.Count, known.Interval is { } bounds ? WireInterval.Of(bounds) : null, null, known.Seed,
            known.Warnings.Count > 0 ? known.Warnings : null),
        Measurement.Unknown unknown => new(null, unknown.Cause.Code(), 0, null, unknown.Reason),
        _ => throw new ArgumentException("A measurement is known or unknown.", nameof(measurement)),
    };
}

/// <summary>An interval as JSON shows it.</summary>
/// <param name="Lo">Lower bound.</param>
/// <param name="Hi">Upper bound.</param>
/// <param name="Level">Two-sided coverage.</param>
/// <param name="Method">How it was computed.</param>
public sealed record WireInterval(double Lo, double Hi, double Level, string Method)
{
    /// <summary>The JSON form of an interval.</summary>
    public static WireInterval Of(Interval interval) => new(interval.Low, interval.High, interval.Level, interval.Method);
}
