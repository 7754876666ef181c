using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Agreement;

/// <summary>Cohen's κ: agreement of two annotators, corrected for chance with each one's own habits.</summary>
public static class CohenKappa
{
    /// <summary>Measures the agreement of two annotators on the items both rated.</summary>
    /// <param name="first">The first annotator's rating of each item, null where there is none.</param>
    /// <param name="second">The second annotator's rating of the same items.</param>
    /// <param name="domain">All categories that the rubric declares, in their order.</param>
    /// <param name="weights">How much two different categories agree.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// κ, at most 1, with the items both rated as the count and "fleiss-cohen-everitt" bounds; without bounds when the error of κ is zero, as
    /// in perfect agreement. Unknown when they share no item, or chance alone would make them agree on everything.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a rating is not in the domain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Sources: J. Cohen, "A coefficient of agreement for nominal scales", 1960; J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard
    /// errors of kappa and weighted kappa", Psychological Bulletin 72, 1969.
    /// </remarks>
    public static Measurement Of(
        IReadOnlyList<double?> first,
        IReadOnlyList<double?> second,
        IReadOnlyList<double> domain,
        AgreementWeights weights = AgreementWeights.Identity,
        double level = 0.95)
    {
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        var table = TwoRaters.Of(first, second, domain, weights);
        if (table.Items == 0)
        {
            return new Measurement.Unknown(Cause.NoOverlap, "The two annotators rated no item in common.");
        }

        if (table.Expected > 1 - 1e-12)
        {
            return new Measurement.Unknown(Cause.NoVariation, "Every rating is the same value, so chance agreement is undefined.");
        }

        var (kappa, error) = (table.Kappa, Math.Sqrt(table.Variance));
        return error < 1e-12
            ? new Measurement.Known(kappa, table.Items, Cause: Cause.ZeroVariance)
            : new Measurement.Known(kappa, table.Items, new Interval(kappa - (z * error), Math.Min(1, kappa + (z * error)), level, "fleiss-cohen-everitt"));
    }
}
