namespace Plumbline.Statistics.Distributions;

internal static class Logarithm
{
    /// <summary>ln(1 + x) without losing a small x; the framework's own LogP1 adds first and loses it.</summary>
    /// <remarks>Source: W. Kahan, in D. Goldberg, "What every computer scientist should know about floating-point arithmetic", 1991, theorem 4.</remarks>
    public static double OnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
