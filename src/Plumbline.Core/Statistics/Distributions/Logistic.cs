namespace Plumbline.Statistics.Distributions;

/// <summary>The logistic function.</summary>
public static class Logistic
{
    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>ln(1 / (1 + e⁻ˣ)), without overflow and without losing small values: about x far below 0, about −e⁻ˣ far above.</summary>
    public static double LogSigmoid(double x) => Math.Min(x, 0) - Logarithm.OnePlus(Math.Exp(-Math.Abs(x)));
}
