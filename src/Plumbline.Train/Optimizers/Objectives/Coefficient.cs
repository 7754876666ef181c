using System.Runtime.CompilerServices;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Ranges of an objective's coefficients, refused with the value.</summary>
internal static class Coefficient
{
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Refusal(value, name, "above 0");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Refusal(value, name, "of 0 or more");

    public static double BelowHalf(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 0.5 ? value : throw Refusal(value, name, "from 0 to below 0.5");

    private static ArgumentException Refusal(double value, string name, string range) =>
        new($"{name} is {value}; it must be a number {range}.", name);
}
