using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>How far something lies from the rest in any of several figures.</summary>
public static class Outlyingness
{
    private const double ToDeviations = 1.4826;

    /// <summary>Distances in robust standard deviations beyond which an item counts as lying far out.</summary>
    public const double Usual = 2;

    /// <summary>For each item the largest distance of its figures from their medians, less what is usual.</summary>
    /// <param name="figures">A row an item, of equal lengths; null where a figure is not known.</param>
    /// <returns>
    /// From 0: the distance in robust standard deviations (1.4826 times the median distance) less <see cref="Usual"/>. A figure of which fewer than three are
    /// known, or half of which are alike, tells nothing. Cost figures × items log items.
    /// </returns>
    /// <exception cref="ArgumentException">Rows differ in length, or a figure is not finite or beyond 1e70.</exception>
    /// <remarks>Source: F. R. Hampel, "The influence curve and its role in robust estimation", JASA 69, 1974.</remarks>
    public static double[] Of(IReadOnlyList<IReadOnlyList<double?>> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Any(row => row.Count != figures[0].Count || row.Any(figure => figure is { } known && !OrdinaryNumber.Holds(known))))
        {
            throw new ArgumentException("Every item has as many figures as the first, each at most 1e70 or unknown.", nameof(figures));
        }

        var farthest = new double[figures.Count];
        for (var column = 0; figures.Count > 0 && column < figures[0].Count; column++)
        {
            double[] known = [.. figures.Select(row => row[column]).OfType<double>()];
            var middle = known.Length < 3 ? 0 : Median(known);
            var spread = known.Length < 3 ? 0 : ToDeviations * Median([.. known.Select(figure => Math.Abs(figure - middle))]);
            for (var row = 0; spread > 0 && row < figures.Count; row++)
            {
                farthest[row] = Math.Max(farthest[row], figures[row][column] is { } figure ? Math.Abs(figure - middle) / spread : 0);
            }
        }

        return Array.ConvertAll(farthest, distance => Math.Max(0, distance - Usual));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
