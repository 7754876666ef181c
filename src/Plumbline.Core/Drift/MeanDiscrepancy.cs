using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Whether points in many dimensions, such as embeddings, are spread as they were: the maximum mean discrepancy.</summary>
public static class MeanDiscrepancy
{
    private const int MostPoints = 500;
    private const double Slack = 1e-12;

    /// <summary>Compares two sets of points.</summary>
    /// <param name="reference">Points of the same dimension, finite, in any order.</param>
    /// <param name="current">The same.</param>
    /// <param name="seed">Seed of the draws, recorded in the result.</param>
    /// <param name="permutations">How often the points are dealt anew, at least one.</param>
    /// <returns>
    /// The unbiased squared discrepancy, which is about 0 without a change and may be below it, and the share of deals that reach it, (1 + reached)
    /// / (1 + permutations). Of each set at most 500 points are used, drawn at random; then a warning says so. Fewer than two points in a set: too
    /// few. All points the same: <see cref="Cause.ZeroVariance"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The points differ in dimension, or a coordinate is not finite or is beyond ±1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no permutation.</exception>
    /// <remarks>
    /// Kernel exp(−d² / median d²) over all pairs of points. Cost O(points² · (dimension + permutations)), with at most 1000 points. Source: A.
    /// Gretton, K. M. Borgwardt, M. J. Rasch, B. Schölkopf, A. Smola, "A kernel two-sample test", JMLR 13, 2012.
    /// </remarks>
    public static DriftTest Of(
        IReadOnlyCollection<IReadOnlyList<double>> reference, IReadOnlyCollection<IReadOnlyList<double>> current, ulong seed, int permutations = 500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        Check(reference, current);
        if (reference.Count < 2 || current.Count < 2)
        {
            return DriftTest.Not(Cause.TooFew, "One of the sets has fewer than two points.");
        }

        var (first, second) = (Drawn(reference, seed, "reference"), Drawn(current, seed, "current"));
        var (effect, exceed, median) = InOrder(first, second, SplitMix64.For(seed, "permutation"), permutations);
        if (median == 0)
        {
            return DriftTest.Not(Cause.ZeroVariance, "Half of the pairs of points or more are at the same place.");
        }

        var count = first.Length + second.Length;
        string[] warnings = reference.Count > MostPoints || current.Count > MostPoints ? [$"{count} points, drawn at random, stand for all."] : [];
        return new(
            new Measurement.Known(effect, count, Seed: seed) { Warnings = warnings },
            new Measurement.Known((1.0 + exceed) / (1 + permutations), count, Seed: seed));
    }

    /// <summary>The same for points in a given order, with the stream's draws from there on.</summary>
    internal static (double Effect, int Exceed, double Median) InOrder(double[][] first, double[][] second, SplitMix64 stream, int permutations)
    {
        double[][] all = [.. first, .. second];
        var (kernel, median) = Kernel(all);
        double[] sums = [.. kernel.Select(row => row.Sum() - 1)]; // a point's likeness to itself is 1
        var (order, exceed) = (new int[all.Length], 0);
        Start();
        var effect = Effect(kernel, sums, order, first.Length);
        for (var permutation = 0; permutation < permutations && median > 0; permutation++)
        {
            Start();
            stream.Shuffle(order.AsSpan());
            exceed += Effect(kernel, sums, order, first.Length) >= effect - Slack ? 1 : 0;
        }

        return (effect, exceed, median);

        void Start()
        {
            for (var place = 0; place < order.Length; place++)
            {
                order[place] = place;
            }
        }
    }

    private static (double[][] Kernel, double Median) Kernel(double[][] points)
    {
        var distances = points.Select(one => points.Select(other => Distance(one, other)).ToArray()).ToArray();
        double[] pairs = [.. Enumerable.Range(0, points.Length).SelectMany(row => distances[row][..row])];
        Array.Sort(pairs);
        var median = Quantile.Of(pairs, 0.5);
        return ([.. distances.Select(row => row.Select(distance => Math.Exp(-distance / median)).ToArray())], median);
    }

    private static double Distance(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var axis = 0; axis < one.Length; axis++)
        {
            sum += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }

        return sum;
    }

    /// <summary>Mean kernel within the first n, plus within the rest, less twice between them; only pairs within the first are visited.</summary>
    private static double Effect(double[][] kernel, double[] sums, int[] order, int n)
    {
        var (within, crossing, m) = (0.0, 0.0, order.Length - n);
        for (var place = 0; place < n; place++)
        {
            var row = kernel[order[place]];
            crossing += sums[order[place]];
            for (var other = 0; other < place; other++)
            {
                within += row[order[other]];
            }
        }

        var between = crossing - (2 * within);
        var beyond = (sums.Sum() / 2) - within - between;
        return (2 * within / ((double)n * (n - 1))) + (2 * beyond / ((double)m * (m - 1))) - (2 * between / ((double)n * m));
    }

    /// <summary>At most so many points, in an order that does not depend on that of the rows.</summary>
    private static double[][] Drawn(IReadOnlyCollection<IReadOnlyList<double>> points, ulong seed, string purpose)
    {
        double[][] sorted = [.. points.Select(point => point.ToArray())];
        Array.Sort(sorted, static (one, other) => one.AsSpan().SequenceCompareTo(other));
        if (sorted.Length > MostPoints)
        {
            SplitMix64.For(seed, purpose).Shuffle(sorted.AsSpan());
        }

        return sorted[..Math.Min(MostPoints, sorted.Length)];
    }

    internal static void Check(IReadOnlyCollection<IReadOnlyList<double>> reference, IReadOnlyCollection<IReadOnlyList<double>> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var axes = reference.Concat(current).FirstOrDefault()?.Count ?? 0;
        if (reference.Concat(current).FirstOrDefault(point => point.Count != axes) is { } ragged)
        {
            throw new ArgumentException($"A point has {ragged.Count} coordinates and the first has {axes}.", nameof(current));
        }

        if (reference.Concat(current).Any(point => point.Any(coordinate => !OrdinaryNumber.Holds(coordinate))))
        {
            throw new ArgumentException("Every coordinate should be finite and within ±1e70.", nameof(current));
        }
    }
}
