namespace Plumbline.Statistics.Distributions;

/// <summary>Finds where an increasing function crosses zero: Newton's steps, halved whenever they would leave the bracket.</summary>
internal static class BracketedNewton
{
    private const int MostSteps = 300;

    /// <summary>A step this small, relative to where it leads, leaves an error of its square.</summary>
    private const double SmallStep = 1e-9;

    /// <param name="low">A point where the function is not positive.</param>
    /// <param name="high">A point where the function is not negative.</param>
    /// <param name="start">First guess; moved to the middle when it is outside the bracket.</param>
    /// <param name="function">Value and slope; the slope may be zero or infinite, then the bracket is halved.</param>
    public static double Solve(double low, double high, double start, Func<double, (double Value, double Slope)> function)
    {
        var x = start > low && start < high ? start : Middle(low, high);
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, slope) = function(x);
            if (value == 0)
            {
                return x;
            }

            (low, high) = value < 0 ? (x, high) : (low, x);
            var next = x - (value / slope);
            var inside = next > low && next < high;
            next = inside ? next : Middle(low, high);
            if ((inside && Math.Abs(next - x) <= SmallStep * Math.Abs(next)) || next <= low || next >= high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>The geometric middle of a bracket far from even, so that tiny roots are found in few steps.</summary>
    private static double Middle(double low, double high) =>
        low > 0 && high > 16 * low ? Math.Sqrt(low) * Math.Sqrt(high)
        : low == 0 && high > 1e-300 ? high / 16
        : low + ((high - low) / 2);
}
