using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>What a majority of several judges is worth, before it is asked: less than it seems as soon as they err together.</summary>
public static class JuryAccuracy
{
    /// <summary>The chance that the majority is right.</summary>
    /// <param name="jurors">At least one; when an even number is split, chance decides.</param>
    /// <param name="accuracy">The chance that one juror is right, 0 to 1, the same for all.</param>
    /// <param name="errorCorrelation">How far they err together: 0 independent, 1 all alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>
    /// The number of right verdicts is beta-binomial. Cost linear in the jurors. Sources: M. de Condorcet, "Essai sur l'application de l'analyse à
    /// la probabilité des décisions", 1785; J. G. Skellam, "A probability distribution derived from the binomial distribution", JRSS B 10, 1948.
    /// </remarks>
    public static double OfMajority(int jurors, double accuracy, double errorCorrelation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jurors);
        if (Probability.Checked(accuracy) is 0 or 1 || Probability.Checked(errorCorrelation) == 1)
        {
            return accuracy;
        }

        var share = 0.0;
        for (var right = (jurors + 1) / 2; right <= jurors; right++)
        {
            share += Chance(right, jurors, accuracy, errorCorrelation) * (2 * right == jurors ? 0.5 : 1);
        }

        return Math.Min(1, share);
    }

    /// <summary>How many independent jurors so many correlated ones are worth: k / (1 + (k − 1) ρ).</summary>
    /// <param name="jurors">At least one.</param>
    /// <param name="errorCorrelation">How far they err together, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Source: L. Kish, "Survey Sampling", 1965, the design effect.</remarks>
    public static double Effective(int jurors, double errorCorrelation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jurors);
        return jurors / (1 + ((jurors - 1) * Probability.Checked(errorCorrelation)));
    }

    /// <summary>The beta-binomial chance of so many right verdicts, in logarithms so that many jurors do not overflow.</summary>
    private static double Chance(int right, int jurors, double accuracy, double correlation)
    {
        var log = GammaFunction.Log(jurors + 1.0) - GammaFunction.Log(right + 1.0) - GammaFunction.Log(jurors - right + 1.0);
        for (var index = 0; index < jurors; index++)
        {
            var drawn = index * correlation;
            log -= Math.Log(1 - correlation + drawn);
            log += index < right ? Math.Log((accuracy * (1 - correlation)) + drawn) : 0;
            log += index < jurors - right ? Math.Log(((1 - accuracy) * (1 - correlation)) + drawn) : 0;
        }

        return Math.Exp(log);
    }
}
