using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How well a judge finds one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Precision">Share of what the judge called so that people called so ("wilson"). Unknown when the judge called nothing so.</param>
/// <param name="Recall">Share of what people called so that the judge called so ("wilson"). Unknown when people called nothing so.</param>
/// <param name="F1">Harmonic mean of the two, 0 to 1, without an interval. Unknown when nobody called anything so.</param>
public sealed record CategoryRates(string Category, Measurement Precision, Measurement Recall, Measurement F1)
{
    /// <param name="category">Its name.</param>
    /// <param name="place">Its row and column.</param>
    /// <param name="table">People in rows, the judge in columns.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    internal static CategoryRates Of(string category, int place, int[,] table, double level)
    {
        var all = Enumerable.Range(0, table.GetLength(0)).ToArray();
        var (right, human, judge) = (table[place, place], all.Sum(other => table[place, other]), all.Sum(other => table[other, place]));
        return new(
            category,
            Share(right, judge, level, $"The judge called nothing \"{category}\"."),
            Share(right, human, level, $"People called nothing \"{category}\"."),
            human + judge == 0
                ? new Measurement.Unknown(Cause.NoVariation, $"Nobody called anything \"{category}\".")
                : new Measurement.Known(2.0 * right / (human + judge), human + judge - right));
    }

    private static Measurement Share(int right, int called, double level, string none) =>
        Proportion.Wilson(right, called, level) is Measurement.Known known ? known : new Measurement.Unknown(Cause.NoVariation, none);
}
