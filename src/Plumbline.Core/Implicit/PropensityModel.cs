using Plumbline.Statistics;

namespace Plumbline.Implicit;

/// <summary>The chance that a user rates an answer, by what is known of it: what <see cref="ResponseCorrection"/> weighs ratings with.</summary>
/// <param name="Propensities">For each answer its chance of being rated, not below the floor; empty when refused.</param>
/// <param name="Coefficients">Log-odds for one standard deviation of each feature; empty when refused.</param>
/// <param name="EffectiveSize">How many equally weighted ratings the rated answers are worth, (Σ w)² / Σ w²; unknown with its reason when the model is refused.</param>
/// <param name="Raised">How many propensities were below the floor and raised to it.</param>
public sealed record PropensityModel(IReadOnlyList<double> Propensities, IReadOnlyList<double> Coefficients, Measurement EffectiveSize, int Raised)
{
    /// <summary>Fewer rated, or unrated, answers to a feature than this say nothing of it.</summary>
    public const int AnswersToAFeature = 10;

    private const double Ridge = 1;

    /// <summary>Fits a logistic model of being rated.</summary>
    /// <param name="features">For each answer its features, the same ones in the same order: segment (one column of 0 and 1 each but one), length, latency.</param>
    /// <param name="rated">Whether each answer was rated.</param>
    /// <param name="limits">The floor, and the effective size that is needed; the default ones when null.</param>
    /// <returns>
    /// Refused, with empty lists, when every answer was rated alike (<see cref="Cause.NoPositivity"/>), when the rarer of rated and unrated has fewer than ten
    /// answers to a feature (<see cref="Cause.Underpowered"/>), or when the ratings are worth too few equal ones (<see cref="Cause.NoPositivity"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, rows have different features, or a feature is not finite.</exception>
    /// <remarks>
    /// Features are standardised, with a ridge of 1 on each, none on the constant; a feature that never varies has the coefficient 0. What the features do
    /// not tell about who rates stays uncorrected. Cost: some passes over the rows, features² each.
    /// Sources: P. R. Rosenbaum, D. B. Rubin, "The central role of the propensity score in observational studies for causal effects", Biometrika 70, 1983;
    /// P. Peduzzi and others, "A simulation study of the number of events per variable in logistic regression analysis", 1996 (ten to a feature).
    /// </remarks>
    public static PropensityModel Of(IReadOnlyList<IReadOnlyList<double>> features, IReadOnlyList<bool> rated, CorrectionSettings? limits = null)
    {
        Check(features, rated);
        var (settings, given, width) = (limits ?? new(), rated.Count(one => one), features.Count == 0 ? 0 : features[0].Count);
        var rarer = Math.Min(given, rated.Count - given);
        if (given == 0 || rarer == 0)
        {
            return Refused(Cause.NoPositivity, given == 0 ? "No answer was rated." : "Every answer was rated, so there is nothing to correct for.");
        }

        if (rarer < AnswersToAFeature * width)
        {
            return Refused(Cause.Underpowered, $"{given} of {rated.Count} answers were rated; {width} features need {AnswersToAFeature * width} rated and as many unrated ones.");
        }

        double[][] columns = [.. Enumerable.Range(0, width).Select(column => Standard([.. features.Select(row => row[column])]))];
        return LogisticFit.Of(Rows(columns, rated), [0, .. columns.Select(_ => Ridge)]) is { } fit
            ? Weighed(fit, rated, settings)
            : Refused(Cause.Separation, "The features tell every rated answer from every other, so no chance of being rated can be estimated.");
    }

    private static PropensityModel Weighed(LogisticFit fit, IReadOnlyList<bool> rated, CorrectionSettings limits)
    {
        double[] shares = [.. rated.Select((_, row) => fit.Share(row))];
        double[] propensities = [.. shares.Select(share => Math.Max(limits.Floor, share))];
        double[] weights = [.. propensities.Where((_, row) => rated[row]).Select(propensity => 1 / propensity)];
        var total = StableSum.Of(weights);
        var effective = total * total / StableSum.Of(weights.Select(weight => weight * weight));
        return effective < limits.FewestEffective
            ? Refused(Cause.NoPositivity, $"{weights.Length} ratings are worth {effective:0.#} equal ones; {limits.FewestEffective:0.#} are needed.")
            : new(propensities, fit.Coefficients[1..], new Measurement.Known(effective, weights.Length), shares.Count(share => share < limits.Floor));
    }

    private static PropensityModel Refused(Cause cause, string reason) => new([], [], new Measurement.Unknown(cause, reason), 0);

    private static SparseRows Rows(double[][] columns, IReadOnlyList<bool> rated)
    {
        var width = columns.Length + 1;
        var (places, values) = (new int[rated.Count * width], new double[rated.Count * width]);
        for (var place = 0; place < places.Length; place++)
        {
            var (row, column) = Math.DivRem(place, width);
            (places[place], values[place]) = (column, column == 0 ? 1 : columns[column - 1][row]);
        }

        return new(width, places, values, [.. rated.Select(one => one ? 1.0 : 0)], [.. rated.Select(_ => 1.0)]);
    }

    private static double[] Standard(double[] values)
    {
        var mean = StableSum.Mean(values);
        var deviation = Math.Sqrt(StableSum.Of(values.Select(value => (value - mean) * (value - mean))) / values.Length);
        return Array.ConvertAll(values, value => deviation <= 1e-12 * Math.Abs(mean) ? 0 : (value - mean) / deviation);
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double>> features, IReadOnlyList<bool> rated)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rated);
        if (features.Count != rated.Count)
        {
            throw new ArgumentException($"There are features of {features.Count} answers and {rated.Count} answers; each has its own.", nameof(rated));
        }

        for (var row = 0; row < features.Count; row++)
        {
            if (features[row].Count != features[0].Count || !features[row].All(OrdinaryNumber.Holds))
            {
                throw new ArgumentException($"Answer {row + 1} should have {features[0].Count} features, as the first has, each a finite number of at most 1e70 in size.", nameof(features));
            }
        }
    }
}
