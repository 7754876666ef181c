namespace Plumbline.Agreement;

/// <summary>Agreement corrected for what chance would give: (p_a − p_e) / (1 − p_e), with p_e from how often each category is used.</summary>
internal static class ChanceAgreement
{
    /// <param name="items">The rated items.</param>
    /// <param name="weights">How much two categories agree.</param>
    /// <param name="expected">From the share of each category, averaged over items, to p_e; null where it is not defined.</param>
    public static Func<int[], double?> Statistic(RatedItems items, AgreementWeights weights, Func<double[], double?> expected)
    {
        var percent = PercentAgreement.Statistic(items, weights);
        return sizes => percent(sizes) is { } observed && expected(Shares(items, sizes)) is { } chance && chance < 1 - 1e-12
            ? (observed - chance) / (1 - chance)
            : null;
    }

    /// <summary>The share of each category, averaged over the items with at least one rating.</summary>
    public static double[] Shares(RatedItems items, int[] sizes)
    {
        var shares = new double[items.Domain.Count];
        var rated = 0;
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            rated += items.Ratings[pattern] > 0 ? sizes[pattern] : 0;
            foreach (var (category, count) in items.Patterns[pattern])
            {
                shares[category] += sizes[pattern] * (double)count / items.Ratings[pattern];
            }
        }

        for (var category = 0; category < shares.Length; category++)
        {
            shares[category] /= Math.Max(1, rated);
        }

        return shares;
    }
}
