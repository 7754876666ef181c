using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Sampling;

/// <summary>A loss that turns away from examples that are right already: −(1 − p)^γ ln p.</summary>
/// <remarks>Source: T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, "Focal loss for dense object detection", ICCV 2017.</remarks>
public static class FocalLoss
{
    /// <summary>The loss of one example.</summary>
    /// <param name="chance">The chance given to what is true, above 0 and at most 1.</param>
    /// <param name="gamma">0 for the plain log loss; the larger, the less easy examples count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(double chance, double gamma)
    {
        Checked(gamma);
        return chance is > 0 and <= 1
            ? -Math.Pow(1 - chance, gamma) * Math.Log(chance)
            : throw new ArgumentOutOfRangeException(nameof(chance), chance, "The chance of what is true lies above 0 and is at most 1.");
    }

    private static void Checked(double gamma)
    {
        if (!(gamma >= 0 && OrdinaryNumber.Holds(gamma)))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "The focus is from 0 to 1e70.");
        }
    }

    /// <summary>How the loss rises with the logit, where the chance of what is true is sigmoid(logit); never above 0.</summary>
    /// <param name="logit">Any finite number.</param>
    /// <param name="gamma">As of <see cref="Of"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Slope(double logit, double gamma)
    {
        Checked(gamma);
        if (!double.IsFinite(logit))
        {
            throw new ArgumentOutOfRangeException(nameof(logit), logit, "A logit is a finite number.");
        }

        var (chance, rest) = (Logistic.Sigmoid(logit), Logistic.Sigmoid(-logit));
        return Math.Pow(rest, gamma) * ((gamma * chance * Logistic.LogSigmoid(logit)) - rest);
    }
}
