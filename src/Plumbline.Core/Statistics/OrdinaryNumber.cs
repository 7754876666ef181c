namespace Plumbline.Statistics;

/// <summary>Numbers that stay finite when they are squared, multiplied and summed: finite ones within ±1e70.</summary>
internal static class OrdinaryNumber
{
    private const double Largest = 1e70;

    public static bool Holds(double value) => Math.Abs(value) <= Largest;

    /// <summary>A number above 0; nothing that is no number passes.</summary>
    public static double Positive(double value, string name) => value > 0 && Holds(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number should be above 0, and at most 1e70.");

    /// <summary>A number above 0 that may be divided by: from 1e-70 to 1e70.</summary>
    public static double Moderate(double value, string name) => value >= 1 / Largest && Holds(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number should be at least 1e-70 and at most 1e70.");

    /// <summary>A number between 0 and 1, both excluded.</summary>
    public static double Inside(double share, string name) => share is > 0 and < 1
        ? share
        : throw new ArgumentOutOfRangeException(name, share, "The number should lie between 0 and 1, both excluded.");

    public static bool HoldAll(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!Holds(value))
            {
                return false;
            }
        }

        return true;
    }
}
