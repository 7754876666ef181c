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
        if (sorted.Index().FirstOrDefault(value => !OrdinaryNumber.Holds(value.Item)) is { Item: not 0 } odd)
        {
            throw new ArgumentException($"Value {odd.Index + 1} of {name} is {odd.Item}; every value should be finite and within ±1e70.", name);
        }

        Array.Sort(sorted);
        return sorted;
    }
}
