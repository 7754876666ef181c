namespace Plumbline.Optimizers.Objectives;

/// <summary>σ and log σ, without overflow at either end.</summary>
internal static class Logistic
{
    public static double Sigmoid(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : small) / (1 + small);
    }

    public static double LogSigmoid(double x) => Math.Min(x, 0) - LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>−q log σ(x) − (1 − q) log σ(−x), and its slope by x, σ(x) − q.</summary>
    public static (double Loss, double Slope) CrossEntropy(double x, double right) =>
        (-(right * LogSigmoid(x)) - ((1 - right) * LogSigmoid(-x)), Sigmoid(x) - right);

    // log(1 + u) for u in [0, 1], exact to the last bits where u is small (Kahan's correction).
    private static double LogOnePlus(double u)
    {
        var rounded = 1 + u;
        return rounded == 1 ? u : Math.Log(rounded) * (u / (rounded - 1));
    }
}
