using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Answers questions from the training data as long as the sealed test agrees, and with noise from the sealed test where it does not.</summary>
/// <param name="Threshold">How far training and sealed figures may be apart before the sealed one is used.</param>
/// <param name="Scale">Scale σ of the noise; 0 for none. The paper's choice is a quarter of the threshold.</param>
/// <param name="Budget">How often the sealed test may still be used.</param>
/// <remarks>
/// Noise is Laplace's: 2σ on the threshold, 4σ on each comparison, σ on each answer from the sealed test; the threshold's is drawn anew after each of those.
/// Source: C. Dwork, V. Feldman, M. Hardt, T. Pitassi, O. Reingold, A. Roth, "The reusable holdout: preserving validity in adaptive data analysis", Science 349, 2015.
/// </remarks>
public sealed record Thresholdout(double Threshold, double Scale, int Budget)
{
    private double? Shift { get; init; }

    /// <summary>Answers one question.</summary>
    /// <param name="training">The figure on the training data.</param>
    /// <param name="sealedTest">The same figure on the sealed test.</param>
    /// <param name="stream">Where the noise is drawn; keep its seed.</param>
    /// <returns>The answer, null when the budget is used up, and what is left for the next question.</returns>
    /// <exception cref="ArgumentException">A figure is not finite.</exception>
    public (double? Answer, Thresholdout Next) Ask(double training, double sealedTest, ref SplitMix64 stream)
    {
        var drawn = stream;
        var result = Ask(training, sealedTest, scale => Laplace(ref drawn) * scale);
        stream = drawn;
        return result;
    }

    /// <summary>As the public one, with noise of a given scale from anywhere.</summary>
    internal (double? Answer, Thresholdout Next) Ask(double training, double sealedTest, Func<double, double> noise)
    {
        if (!OrdinaryNumber.HoldAll(training, sealedTest, Threshold, Scale))
        {
            throw new ArgumentException($"The figures are {training} and {sealedTest}, the threshold {Threshold} and the scale {Scale}; all should be finite numbers within ±1e70.", nameof(training));
        }

        if (Budget <= 0)
        {
            return (null, this);
        }

        var shift = Shift ?? noise(2 * Scale);
        if (Math.Abs(training - sealedTest) <= Threshold + shift + noise(4 * Scale))
        {
            return (training, this with { Shift = shift });
        }

        var next = this with { Budget = Budget - 1, Shift = noise(2 * Scale) };
        return (sealedTest + noise(Scale), next);
    }

    /// <summary>A draw of Laplace's distribution of scale 1.</summary>
    private static double Laplace(ref SplitMix64 stream)
    {
        var side = stream.NextUnit() - 0.5;
        return -Math.Sign(side) * Math.Log(Math.Max(double.Epsilon, 1 - (2 * Math.Abs(side))));
    }
}
