namespace Plumbline.Statistics;

/// <summary>Sums that do not depend on the order of the rows.</summary>
/// <remarks>
/// The values are sorted, then added with Neumaier's compensation; the same values in another order give the same bits.
/// Cost O(n log n). Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974.
/// </remarks>
public static class StableSum
{
    /// <summary>The sum of the values; 0 when there are none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        NumberOrder.Sort(sorted);
        return Compensated(sorted);
    }

    /// <summary>The sum of the values divided by their number.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Mean(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 ? Of(values) / values.Count : throw new ArgumentException("The mean needs a value.", nameof(values));
    }

    /// <summary>The sum of the values in the order given, with the rounding errors carried along: for values already in a fixed order.</summary>
    public static double Compensated(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        var lost = 0.0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }
}
