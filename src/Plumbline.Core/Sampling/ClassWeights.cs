namespace Plumbline.Sampling;

/// <summary>Weights that make rare classes count.</summary>
public static class ClassWeights
{
    /// <summary>n / (K n_c): every class weighs the same in total.</summary>
    /// <param name="counts">Examples of each class, at least one each.</param>
    /// <returns>A weight for each class; over all examples they average 1.</returns>
    /// <exception cref="ArgumentException">There are no classes, or one has no example: nothing can be weighted for it.</exception>
    /// <remarks>Source: G. King, L. Zeng, "Logistic regression in rare events data", Political Analysis 9, 2001.</remarks>
    public static double[] Balanced(IReadOnlyList<int> counts)
    {
        var all = Checked(counts).Sum(count => (double)count);
        return [.. counts.Select(count => all / ((double)counts.Count * count))];
    }

    /// <summary>(1 − β) / (1 − βⁿ), scaled to sum to the number of classes: between equal weights and <see cref="Balanced"/>.</summary>
    /// <param name="counts">Examples of each class, at least one each.</param>
    /// <param name="beta">How much a further example still adds: 0 gives equal weights, near 1 those of <see cref="Balanced"/>; at least 0 and below 1.</param>
    /// <exception cref="ArgumentException">There are no classes, or one has no example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">β is outside its range.</exception>
    /// <remarks>Source: Y. Cui, M. Jia, T.-Y. Lin, Y. Song, S. Belongie, "Class-balanced loss based on effective number of samples", CVPR 2019.</remarks>
    public static double[] EffectiveNumber(IReadOnlyList<int> counts, double beta)
    {
        if (!(beta is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "β is at least 0 and below 1.");
        }

        double[] weights = [.. Checked(counts).Select(count => (1 - beta) / (1 - Math.Pow(beta, count)))];
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight * counts.Count / sum);
    }

    private static IReadOnlyList<int> Checked(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Count > 0 && counts.All(count => count > 0)
            ? counts
            : throw new ArgumentException($"Every class should have an example; the counts are {string.Join(", ", counts)}.", nameof(counts));
    }
}
