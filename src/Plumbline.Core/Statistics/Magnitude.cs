namespace Plumbline.Statistics;

internal static class Magnitude
{
    private const double Most = 1e100;

    /// <summary>Whether a figure is a number whose squares and products can still be added up.</summary>
    public static bool IsUsable(double value) => Math.Abs(value) <= Most;
}
