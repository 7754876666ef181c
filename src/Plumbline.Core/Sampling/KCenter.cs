namespace Plumbline.Sampling;

/// <summary>A few points that leave no point far from all of them.</summary>
public static class KCenter
{
    /// <summary>Takes again and again the point that is farthest from those taken.</summary>
    /// <param name="points">Coordinates, all of the same length.</param>
    /// <param name="k">How many to take; all when there are fewer.</param>
    /// <param name="first">The place of the point to start with.</param>
    /// <returns>Places in the order taken; of equally far points the first is taken. No point is twice as far from the taken ones as need be.</returns>
    /// <exception cref="ArgumentException">Points differ in length, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is negative, or there is no first point.</exception>
    /// <remarks>Cost points × k × coordinates. Source: T. F. Gonzalez, "Clustering to minimize the maximum intercluster distance", Theoretical Computer Science 38, 1985.</remarks>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<double>> points, int k, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (points.Any(point => point.Count != points[0].Count || !point.All(double.IsFinite)))
        {
            throw new ArgumentException("Every point should have as many coordinates as the first, all finite.", nameof(points));
        }

        if (k == 0 || points.Count == 0)
        {
            return [];
        }

        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, points.Count);
        var distances = new double[points.Count];
        Array.Fill(distances, double.PositiveInfinity);
        var taken = new List<int>();
        for (var next = first; taken.Count < Math.Min(k, points.Count);)
        {
            taken.Add(next);
            Approach(points, next, distances);
            distances[next] = -1;
            next = Farthest(distances);
        }

        return taken;
    }

    private static void Approach(IReadOnlyList<IReadOnlyList<double>> points, int taken, double[] distances)
    {
        for (var place = 0; place < distances.Length; place++)
        {
            if (distances[place] > 0)
            {
                var squares = 0.0;
                for (var axis = 0; axis < points[place].Count; axis++)
                {
                    var apart = points[place][axis] - points[taken][axis];
                    squares += apart * apart;
                }

                distances[place] = Math.Min(distances[place], squares);
            }
        }
    }

    private static int Farthest(double[] distances)
    {
        var farthest = 0;
        for (var place = 1; place < distances.Length; place++)
        {
            farthest = distances[place] > distances[farthest] ? place : farthest;
        }

        return farthest;
    }
}
