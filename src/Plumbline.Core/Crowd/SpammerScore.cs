namespace Plumbline.Crowd;

/// <summary>How much a worker's answers depend on the truth at all.</summary>
public static class SpammerScore
{
    /// <summary>The mean squared distance between the rows of a confusion matrix, scaled to end at 1.</summary>
    /// <param name="confusion">confusion[k][l]: the chance that the worker says l when the truth is k; rows sum to 1.</param>
    /// <returns>
    /// 0 for a worker who answers alike whatever is true, 1 for a perfect one, and also for one who is perfectly inverted: read it beside the
    /// accuracy. For two categories it is (sensitivity + specificity − 1)².
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than two rows, a row has another length, a chance is outside [0, 1] or a row does not sum to 1.</exception>
    /// <remarks>
    /// 1 / (K (K − 1)) Σ_{c &lt; d} ‖E[c] − E[d]‖². Cost O(K³) at most. Source: V. C. Raykar, S. Yu, "Eliminating spammers and ranking annotators for
    /// crowdsourced labeling tasks", JMLR 13, 2012.
    /// </remarks>
    public static double Of(IReadOnlyList<IReadOnlyList<double>> confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var categories = confusion.Count;
        if (categories < 2 || confusion.Any(row => row.Count != categories || row.Any(share => !(share is >= 0 and <= 1)) || Math.Abs(row.Sum() - 1) > 1e-6))
        {
            throw new ArgumentException($"A confusion matrix has as many columns as rows, at least two, and rows of chances that sum to 1; this one has {categories} rows.", nameof(confusion));
        }

        var sum = 0.0;
        for (var one = 0; one < categories; one++)
        {
            for (var other = one + 1; other < categories; other++)
            {
                sum += confusion[one].Zip(confusion[other], (a, b) => (a - b) * (a - b)).Sum();
            }
        }

        return sum / (categories * (categories - 1.0));
    }
}
