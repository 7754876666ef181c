namespace Plumbline.Statistics;

/// <summary>Whether a mean differs from 0, answered by a p-value that may be read after every value (mixture sequential probability ratio test).</summary>
/// <remarks>
/// The ratio is that of normal values whose mean is itself drawn from N(0, mixing variance) to normal values of mean 0. Its p-value never rises and
/// is valid at any time one chooses to stop.
/// Source: R. Johari, P. Koomen, L. Pekelis, D. Walsh, "Always valid inference: continuous monitoring of A/B tests", Operations Research 70, 2022;
/// H. Robbins, 1970.
/// </remarks>
public static class MixtureRatio
{
    /// <summary>The logarithm of the ratio after n values.</summary>
    /// <param name="sum">Sum of the values.</param>
    /// <param name="n">How many there are.</param>
    /// <param name="variance">Of one value; known, or from other data. Positive.</param>
    /// <param name="mixing">Variance of the means that are thought possible; positive. Choose the square of the effect looked for.</param>
    /// <exception cref="ArgumentException">The sum is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another argument is outside its range.</exception>
    public static double Log(double sum, int n, double variance, double mixing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        OrdinaryNumber.Moderate(variance, nameof(variance));
        OrdinaryNumber.Moderate(mixing, nameof(mixing));
        if (!OrdinaryNumber.Holds(sum))
        {
            throw new ArgumentException($"The sum is {sum}, which is not a finite number of at most 1e70 in size.", nameof(sum));
        }

        var whole = variance + (n * mixing);
        return (0.5 * Math.Log(variance / whole)) + (mixing * sum * sum / (2 * variance * whole));
    }

    /// <summary>The always-valid p-value after all the values: 1 over the largest ratio so far, at most 1.</summary>
    /// <param name="values">In the order of their arrival.</param>
    /// <param name="variance">Of one value; positive.</param>
    /// <param name="mixing">Variance of the means that are thought possible; positive.</param>
    /// <returns>1 without values. Cost O(n).</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A variance is not positive.</exception>
    public static double PValue(IReadOnlyList<double> values, double variance, double mixing)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (sum, largest) = (0.0, 0.0);
        for (var at = 0; at < values.Count; at++)
        {
            sum += OrdinaryNumber.Holds(values[at])
                ? values[at]
                : throw new ArgumentException($"Value {at} is {values[at]}, which is not a finite number of at most 1e70 in size.", nameof(values));
            largest = Math.Max(largest, Log(sum, at + 1, variance, mixing));
        }

        return Math.Exp(-largest);
    }
}
