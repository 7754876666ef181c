using FsCheck;
using FsCheck.Fluent;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>Laws that hold for every input of a kind, tried on the same hundred in every run.</summary>
internal static class Law
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20261121, 7).WithQuietOnSuccess(true);

    /// <summary>The law holds of every case.</summary>
    public static void Holds<T>(Gen<T> cases, Func<T, bool> law) => Prop.ForAll(cases.ToArbitrary(), law).Check(Fixed);

    /// <summary>Every figure of a result is a number within its interval, or unknown with a reason.</summary>
    public static bool Sound(object? result) => Figures.Wrong(result) is null;

    /// <summary>Two results say the same, up to rounding.</summary>
    public static bool Same(object? one, object? other, double slack = 1e-9)
    {
        Measurement[] first = [.. Figures.Measurements(one)], second = [.. Figures.Measurements(other)];
        return first.Length == second.Length && first.Zip(second).All(pair => Same(pair.First, pair.Second, slack));
    }

    /// <summary>The known values of a result lie between two numbers.</summary>
    public static bool Within(Measurement measured, double low, double high) => measured is not Measurement.Known known || (known.Value >= low - 1e-9 && known.Value <= high + 1e-9);

    public static double? Value(Measurement measured) => (measured as Measurement.Known)?.Value;

    public static double? Width(Measurement measured) => measured is Measurement.Known { Interval: { } bounds } ? bounds.High - bounds.Low : null;

    /// <summary>True as well when one of them is not known.</summary>
    public static bool AtMost(double? smaller, double? larger) => !(smaller > larger + 1e-9);

    public static bool Near(double? one, double? other, double slack = 1e-9) => one is null ? other is null : Math.Abs(one.Value - other!.Value) <= slack * (1 + Math.Abs(one.Value));

    private static bool Same(Measurement one, Measurement other, double slack) => (one, other) switch
    {
        (Measurement.Known first, Measurement.Known second) => first.Count == second.Count && Near(first.Value, second.Value, slack)
            && Near(first.Interval?.Low, second.Interval?.Low, slack) && Near(first.Interval?.High, second.Interval?.High, slack),
        (Measurement.Unknown first, Measurement.Unknown second) => first.Cause == second.Cause,
        _ => false,
    };
}
