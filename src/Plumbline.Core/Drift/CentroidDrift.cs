using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>How far the middle of a cloud of points, such as embeddings, has turned: cheap, to be shown and not decided on.</summary>
public static class CentroidDrift
{
    /// <summary>The cosine between the two means; 1 is no turn.</summary>
    /// <param name="reference">Points of the same dimension, finite, in any order.</param>
    /// <param name="current">The same.</param>
    /// <returns>
    /// −1 to 1, without an interval; <see cref="MeanDiscrepancy"/> has a test. Unknown when a set is empty, or its mean is at the origin, where it
    /// has no direction (<see cref="Cause.ZeroVariance"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The points differ in dimension, or a coordinate is not finite or is beyond ±1e70.</exception>
    /// <remarks>Cost O(n log n) for each dimension.</remarks>
    public static Measurement Of(IReadOnlyCollection<IReadOnlyList<double>> reference, IReadOnlyCollection<IReadOnlyList<double>> current)
    {
        MeanDiscrepancy.Check(reference, current);
        if (reference.Count == 0 || current.Count == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "One of the sets is empty.");
        }

        var (before, now) = (Centroid(reference), Centroid(current));
        double Product(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
        var lengths = Math.Sqrt(Product(before, before)) * Math.Sqrt(Product(now, now));
        return lengths == 0
            ? new Measurement.Unknown(Cause.ZeroVariance, "The middle of one of the sets is at the origin, so it has no direction.")
            : new Measurement.Known(Math.Clamp(Product(before, now) / lengths, -1, 1), reference.Count + current.Count);
    }

    private static double[] Centroid(IReadOnlyCollection<IReadOnlyList<double>> points) =>
        [.. Enumerable.Range(0, points.First().Count).Select(axis => StableSum.Of(points.Select(point => point[axis])) / points.Count)];
}
