using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>How much likelier a good answer is to draw a signal (a copy, an edit, a thumb) than a bad one.</summary>
public static class SignalRatio
{
    private const int Enough = 200;

    /// <summary>The likelihood ratio from interactions that people judged.</summary>
    /// <param name="goodWith">Good answers with the signal.</param>
    /// <param name="goodWithout">Good answers without it.</param>
    /// <param name="badWith">Bad answers with it.</param>
    /// <param name="badWithout">Bad answers without it.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// ((a + ½) / (a + b + 1)) / ((c + ½) / (c + d + 1)): above 1 the signal speaks for the answer. With "log-normal" bounds, the number of interactions,
    /// and a warning below 200 of them. Unknown when no good or no bad answer was judged.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the level is outside (0, 1).</exception>
    /// <remarks>Source: D. Katz, J. Baptista, S. P. Azen, M. C. Pike, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34, 1978, with halves added.</remarks>
    public static Measurement Of(int goodWith, int goodWithout, int badWith, int badWithout, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(goodWith);
        ArgumentOutOfRangeException.ThrowIfNegative(goodWithout);
        ArgumentOutOfRangeException.ThrowIfNegative(badWith);
        ArgumentOutOfRangeException.ThrowIfNegative(badWithout);
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        var n = WholeCount.Sum(nameof(badWithout), goodWith, goodWithout, badWith, badWithout);
        var (good, bad) = (goodWith + goodWithout, badWith + badWithout);
        if (good == 0 || bad == 0)
        {
            return new Measurement.Unknown(Cause.NoVariation, "Both good and bad answers have to be judged.");
        }

        var log = Math.Log((goodWith + 0.5) / (good + 1)) - Math.Log((badWith + 0.5) / (bad + 1));
        var half = z * Math.Sqrt((1 / (goodWith + 0.5)) - (1.0 / (good + 1)) + (1 / (badWith + 0.5)) - (1.0 / (bad + 1)));
        return new Measurement.Known(Math.Exp(log), n, new Interval(Math.Exp(log - half), Math.Exp(log + half), level, "log-normal"))
        {
            Warnings = n < Enough ? [$"{n} interactions were judged; weights need {Enough}."] : [],
        };
    }
}
