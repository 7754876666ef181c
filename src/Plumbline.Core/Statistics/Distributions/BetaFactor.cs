namespace Plumbline.Statistics.Distributions;

/// <summary>xᵃ (1 − x)ᵇ / B(a, b), by Stirling's rests and deviances: no difference of large logarithms.</summary>
internal readonly struct BetaFactor(double a, double b)
{
    private readonly double front = Math.Sqrt(a / (a + b) * b / (2 * Math.PI))
        * Math.Exp(GammaFunction.StirlingRest(a + b) - GammaFunction.StirlingRest(a) - GammaFunction.StirlingRest(b));

    public double At(double x, double rest) =>
        front * Math.Exp(-GammaFunction.Deviance(a, (a + b) * x) - GammaFunction.Deviance(b, (a + b) * rest));
}
