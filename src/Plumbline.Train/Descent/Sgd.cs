namespace Plumbline.Descent;

/// <summary>Plain stochastic gradient descent with weight decay.</summary>
/// <remarks>Source: H. Robbins, S. Monro, "A Stochastic Approximation Method", Annals of Mathematical Statistics 22, 1951.</remarks>
internal sealed class Sgd : IUpdateRule
{
    public string Name => "sgd";

    public int Moments => 0;

    public double DefaultRate(double scale) => 0.05 * scale * scale;

    public void Apply(double[] weights, double[] gradient, double[][] moments, Pace pace)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (weights[i] * pace.Keep) - (gradient[i] * pace.Rate);
        }
    }
}
