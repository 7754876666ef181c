using Plumbline.Statistics;

namespace Plumbline.Pairs;

/// <summary>Whether chosen answers are longer than rejected ones, and weights that take the difference away.</summary>
/// <param name="Longer">The share of pairs whose chosen answer is the longer, of those whose answers differ in length, with exact bounds; 0.5 teaches no length.</param>
/// <param name="Weights">A weight for each pair, in the order given, 1 on average; null when all chosen answers are longer, or all shorter.</param>
/// <param name="Weighted">The share with these weights: 0.5, or unknown when there are none.</param>
public sealed record LengthBalance(Measurement Longer, IReadOnlyList<double>? Weights, Measurement Weighted)
{
    /// <summary>Measures the balance.</summary>
    /// <param name="differences">For each pair the length of the chosen answer less that of the rejected one.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Equal lengths have the weight 1 and are in no share. Unknown without pairs of different lengths.</returns>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Each direction of n pairs gets half of their weight: n / (2 n₊) and n / (2 n₋). Cost linear. Source: R. Park, R. Rafailov, S. Ermon, C. Finn,
    /// "Disentangling length from quality in direct preference optimization", 2024 (the bias); the weights are inverse shares.
    /// </remarks>
    public static LengthBalance Of(IReadOnlyList<double> differences, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Any(difference => !double.IsFinite(difference)))
        {
            throw new ArgumentException("Every difference of lengths should be finite.", nameof(differences));
        }

        var (longer, shorter) = (differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
        var share = Proportion.ClopperPearson(longer, longer + shorter, level);
        if (longer == 0 || shorter == 0)
        {
            return new(share, null, new Measurement.Unknown(Cause.NoVariation, "Every chosen answer that differs in length differs in one direction, so no weights balance it."));
        }

        double[] weights = [.. differences.Select(difference => difference == 0 ? 1 : (longer + shorter) / (2.0 * (difference > 0 ? longer : shorter)))];
        var weighted = weights.Zip(differences).Where(pair => pair.Second > 0).Sum(pair => pair.First) / (longer + shorter);
        return new(share, weights, new Measurement.Known(weighted, longer + shorter));
    }
}
