using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Numbers of a gate as people read them; what was not measured is said in words.</summary>
internal static class GateNumber
{
    public static string Of(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "not measured";

    public static string Signed(double? number) => number?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? "not measured";

    public static string Of(Measurement measured) => Of((measured as Measurement.Known)?.Value);

    public static string Signed(Measurement measured) => Signed((measured as Measurement.Known)?.Value);

    public static string Interval(Measurement measured) => measured is Measurement.Known { Interval: { } bounds }
        ? string.Create(CultureInfo.InvariantCulture, $"{Of(bounds.Low)} to {Of(bounds.High)} ({bounds.Level:0.######%}, {bounds.Method})")
        : "none";

    public static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
