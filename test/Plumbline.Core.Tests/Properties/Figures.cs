using System.Collections;
using System.Reflection;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>What a result says, however deep it stands in it.</summary>
internal static class Figures
{
    /// <summary>What a result says that nothing should say, unless infinity is a limit that is documented: no number, or unknown without a reason, or an interval that does not hold its value.</summary>
    public static string? Wrong(object? result, bool limits = false) => Parts(result, 0).Where(part => !(limits && part is double.PositiveInfinity or double.NegativeInfinity)).Select(Fault).FirstOrDefault(fault => fault is not null);

    public static IEnumerable<Measurement> Measurements(object? result) => Parts(result, 0).OfType<Measurement>();

    private static string? Fault(object part) => part switch
    {
        double number when !double.IsFinite(number) => $"{number} stands in the result",
        Interval bounds when !(bounds.Low <= bounds.High) => $"{bounds} is upside down",
        Measurement.Known { Interval: { Level: >= 0.5 } bounds } known when !bounds.Method.StartsWith("bootstrap", StringComparison.Ordinal) && (known.Value < bounds.Low || known.Value > bounds.High) => $"{known} is outside its interval",
        Measurement.Known { Count: < 0 } known => $"{known} counts less than nothing",
        Measurement.Unknown { Reason: "" } => "unknown without a reason",
        _ => null,
    };

    /// <summary>A result, and all it is made of.</summary>
    private static IEnumerable<object> Parts(object? result, int depth) => result switch
    {
        null => [],
        string or double => [result],
        IEnumerable list => list.Cast<object?>().SelectMany(one => Parts(one, depth + 1)),
        _ when depth < 6 && IsOurs(result.GetType()) => [result, .. Members(result).SelectMany(part => Parts(part, depth + 1))],
        _ => [],
    };

    private static IEnumerable<object?> Members(object result) =>
    [
        .. result.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(result)),
        .. result.GetType().IsGenericType ? result.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => field.GetValue(result)) : [],
    ];

    private static bool IsOurs(Type type) =>
        type is { IsPrimitive: false, IsEnum: false } && (type.Assembly == typeof(Measurement).Assembly || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) || type.FullName.StartsWith("System.Collections.Generic.KeyValuePair", StringComparison.Ordinal));
}
