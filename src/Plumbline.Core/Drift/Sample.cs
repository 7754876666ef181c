using Plumbline.Statistics;

namespace Plumbline.Drift;

internal static class Sample
{
    /// <summary>The values in ascending order.</summary>
    /// <exception cref="ArgumentException">A value is not finite or is beyond ±1e70.</exception>
    public static double[] Sorted(IReadOnlyCollection<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        double[] sorted = [.. values];
        if (Array.FindIndex(sorted, value => !OrdinaryNumber.Holds(value)) is >= 0 and var odd)
        {
            throw new ArgumentException($"Value {odd + 1} of {name} is {sorted[odd]}; every value should be finite and within ±1e70.", name);
        }

        NumberOrder.Sort(sorted);
        return sorted;
    }
}
