using System.Numerics;

namespace Plumbline.Descent;

/// <summary>Adam with decoupled weight decay; β₁ .9, β₂ .999, ε 1e-8.</summary>
/// <remarks>
/// Element-wise and without fused operations, so the width of the vector unit does not change a bit.
/// Source: I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", 2019.
/// </remarks>
internal sealed class AdamW : IUpdateRule
{
    private const double First = 0.9;
    private const double Second = 0.999;
    private const double Floor = 1e-8;

    public string Name => "adamw";

    public int Moments => 2;

    public double DefaultRate(double scale) => 0.01 * scale;

    public void Apply(double[] weights, double[] gradient, double[][] moments, Pace pace)
    {
        var scale = new Scale(pace);
        var (mean, square) = (moments[0], moments[1]);
        var i = 0;
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var slope = new Vector<double>(gradient, i);
            var m = (new Vector<double>(mean, i) * First) + (slope * (1 - First));
            var v = (new Vector<double>(square, i) * Second) + (slope * slope * (1 - Second));
            var step = m * scale.Mean / (Vector.SquareRoot(v * scale.Square) + new Vector<double>(Floor));
            ((new Vector<double>(weights, i) * pace.Keep) - (step * pace.Rate)).CopyTo(weights, i);
            m.CopyTo(mean, i);
            v.CopyTo(square, i);
        }

        for (; i < weights.Length; i++)
        {
            mean[i] = (mean[i] * First) + (gradient[i] * (1 - First));
            square[i] = (square[i] * Second) + (gradient[i] * gradient[i] * (1 - Second));
            var step = mean[i] * scale.Mean / (Math.Sqrt(square[i] * scale.Square) + Floor);
            weights[i] = (weights[i] * pace.Keep) - (step * pace.Rate);
        }
    }

    private readonly struct Scale(Pace pace)
    {
        public double Mean { get; } = 1 / (1 - Math.Pow(First, pace.Step));

        public double Square { get; } = 1 / (1 - Math.Pow(Second, pace.Step));
    }
}
