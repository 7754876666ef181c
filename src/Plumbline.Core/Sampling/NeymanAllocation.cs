namespace Plumbline.Sampling;

/// <summary>How many items to label in each stratum, so that the mean of all is as exact as can be.</summary>
/// <param name="Ideal">N_h s_h shares of the total, with a fraction and without the least.</param>
/// <param name="Items">Whole numbers that sum to the total.</param>
public sealed record NeymanAllocation(IReadOnlyList<double> Ideal, IReadOnlyList<int> Items)
{
    private const int Least = 2;

    /// <summary>Shares out a total in proportion to size times standard deviation.</summary>
    /// <param name="sizes">Items of each stratum.</param>
    /// <param name="deviations">The standard deviation of what is measured in each; a guess does.</param>
    /// <param name="total">Items to label, at least two a stratum (or all of a smaller one).</param>
    /// <returns>
    /// At least two of each stratum, so that its variance can be told, at most all of it, fractions by the largest remainder. When every deviation is 0,
    /// in proportion to size.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, a size or a deviation is negative or not finite, or the total is out of reach.</exception>
    /// <remarks>Cost strata² at most. Source: J. Neyman, "On the two different aspects of the representative method", JRSS 97, 1934.</remarks>
    public static NeymanAllocation Of(IReadOnlyList<int> sizes, IReadOnlyList<double> deviations, int total)
    {
        var weights = Weights(sizes, deviations);
        var sum = weights.Sum();
        int[] least = [.. sizes.Select(size => Math.Min(Least, size))];
        var most = sizes.Sum(size => (long)size);
        if (total < least.Sum() || total > most)
        {
            throw new ArgumentException($"{total} items are not between the least, {least.Sum()}, and all, {most}.", nameof(total));
        }

        return new([.. weights.Select(weight => sum == 0 ? 0 : total * weight / sum)], Whole(Fitted(weights, least, sizes, total), sizes, total));
    }

    private static double[] Weights(IReadOnlyList<int> sizes, IReadOnlyList<double> deviations)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(deviations);
        if (sizes.Count != deviations.Count || sizes.Any(size => size < 0) || deviations.Any(deviation => !(deviation >= 0 && double.IsFinite(deviation))))
        {
            throw new ArgumentException($"There are {sizes.Count} sizes and {deviations.Count} deviations; each stratum has one of each, from 0.", nameof(deviations));
        }

        return deviations.All(deviation => deviation == 0) ? [.. sizes.Select(size => (double)size)] : [.. sizes.Zip(deviations, (size, deviation) => size * deviation)];
    }

    /// <summary>Shares between the least and the size of each stratum: weights times a factor, cut off at both ends, that sum to the total.</summary>
    private static double[] Fitted(double[] weights, int[] least, IReadOnlyList<int> sizes, int total)
    {
        double[] At(double factor) => [.. weights.Select((weight, stratum) => Math.Clamp(weight * factor, least[stratum], sizes[stratum]))];
        var (low, high) = (0.0, 1.0);
        while (At(high).Sum() < total && double.IsFinite(high))
        {
            high *= 2;
        }

        for (var halving = 0; halving < 200 && double.IsFinite(high); halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Sum() < total ? (middle, high) : (low, middle);
        }

        return At(Math.Min(high, double.MaxValue));
    }

    private static int[] Whole(double[] shares, IReadOnlyList<int> sizes, int total)
    {
        int[] whole = [.. shares.Select(share => (int)Math.Floor(share + 1e-9))];
        var missing = total - whole.Sum();
        foreach (var stratum in Enumerable.Range(0, whole.Length).OrderByDescending(stratum => shares[stratum] - whole[stratum]).ThenByDescending(stratum => sizes[stratum] - whole[stratum]))
        {
            var more = Math.Min(missing, shares[stratum] - whole[stratum] > 1e-9 ? 1 : 0);
            whole[stratum] += more;
            missing -= more;
        }

        // What is left has no weight at all: it goes where there is room.
        for (var stratum = 0; stratum < whole.Length && missing > 0; stratum++)
        {
            var more = Math.Min(missing, sizes[stratum] - whole[stratum]);
            whole[stratum] += more;
            missing -= more;
        }

        return whole;
    }
}
