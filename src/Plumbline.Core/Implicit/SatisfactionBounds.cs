using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>What thumbs say about the satisfaction of all users when nothing is assumed about those who gave none.</summary>
/// <param name="Low">If every silent user was dissatisfied.</param>
/// <param name="High">If every silent user was satisfied.</param>
/// <remarks>
/// These are no confidence bounds: more data does not narrow them, only more answers do. 80 in 100 up at a response of 5 in 100: from 0.04 to 0.99.
/// Source: C. F. Manski, "Nonparametric bounds on treatment effects", American Economic Review 80, 1990.
/// </remarks>
public readonly record struct SatisfactionBounds(double Low, double High)
{
    /// <summary>The bounds.</summary>
    /// <param name="up">Share of thumbs up among thumbs, 0 to 1.</param>
    /// <param name="response">Share of users who gave a thumb, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside [0, 1].</exception>
    public static SatisfactionBounds Of(double up, double response)
    {
        var given = Probability.Checked(up) * Probability.Checked(response);
        return new(given, given + 1 - response);
    }

    /// <summary>Satisfaction if the dissatisfied give a thumb k times as often as the satisfied.</summary>
    /// <param name="up">Share of thumbs up among thumbs, 0 to 1.</param>
    /// <param name="k">From an audited sample: chance of a thumb of the dissatisfied over that of the satisfied, positive.</param>
    /// <returns>k p / (k p + 1 − p); with k = 1 the share of thumbs itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double AtClickRatio(double up, double k)
    {
        OrdinaryNumber.Moderate(k, nameof(k));
        return k * Probability.Checked(up) / ((k * up) + 1 - up);
    }
}
