namespace Plumbline.Statistics;

/// <summary>Numbers that stay finite when they are squared, multiplied and summed: finite ones within ±1e70.</summary>
internal static class OrdinaryNumber
{
    private const double Largest = 1e70;

    public static bool Holds(double value) => Math.Abs(value) <= Largest;

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
