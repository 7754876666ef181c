using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>How much better than itself the best of several candidates looks on the items it was chosen by.</summary>
public static class WinnersCurse
{
    private const double Step = 1.0 / 32;
    private const int Steps = 12 * 32;

    /// <summary>The expected inflation of the best of <paramref name="k"/> equal candidates: standard error · E[max of k normals].</summary>
    /// <param name="k">Candidates compared, at least one; one has no inflation.</param>
    /// <param name="standardError">Standard error of one candidate's score.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no candidate, or the standard error is negative.</exception>
    /// <remarks>
    /// The trapezoid sum of x k φ(x) Φ(x)ᵏ⁻¹, exact to 1e-12 for so smooth a function.
    /// Source: H. A. David, H. N. Nagaraja, "Order Statistics", 2003, section 3.1.
    /// </remarks>
    public static double Inflation(int k, double standardError)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (!(standardError >= 0 && OrdinaryNumber.Holds(standardError)))
        {
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is from 0 to 1e70.");
        }

        return k == 1 ? 0 : standardError * ExpectedMaximum(k);
    }

    private static double ExpectedMaximum(int k)
    {
        var sum = 0.0;
        for (var step = -Steps; step <= Steps; step++)
        {
            var x = step * Step;
            sum += x * k * Normal.Density(x) * Math.Pow(Normal.Cdf(x), k - 1);
        }

        return sum * Step;
    }
}
