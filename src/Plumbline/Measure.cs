using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline;

/// <summary>How a measurement is written for people: the number with its interval and count, or why there is none.</summary>
internal static class Measure
{
    public static string Text(WireMeasurement measurement) => measurement switch
    {
        { Value: { } value, Interval: { } bounds } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} [{bounds.Lo:0.000}, {bounds.Hi:0.000}] n={measurement.N}"),
        { Value: { } value, Reason: null } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} n={measurement.N}"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} (no interval: {measurement.Reason}) n={measurement.N}"),
        _ => $"not measured: {measurement.Explanation ?? measurement.Reason}",
    };
}
