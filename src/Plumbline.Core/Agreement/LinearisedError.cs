using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Agreement;

/// <summary>The standard error of agreement corrected for chance, over items, by what each item adds to agreement and to chance.</summary>
/// <remarks>
/// Source: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British Journal of Mathematical and
/// Statistical Psychology 61, 2008; with weights and missing ratings "Handbook of Inter-Rater Reliability", 2014, chapter 5.
/// </remarks>
internal static class LinearisedError
{
    /// <summary>A figure with the bounds of t over rated items, at most 1.</summary>
    /// <param name="items">The rated items.</param>
    /// <param name="weights">How much two categories agree.</param>
    /// <param name="measured">The figure.</param>
    /// <param name="chance">p_e.</param>
    /// <param name="slopes">How much each category in an item's ratings adds to p_e, at the shares seen.</param>
    /// <param name="level">Two-sided level.</param>
    public static Measurement Bounded(RatedItems items, AgreementWeights weights, Measurement measured, double? chance, double[] slopes, double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        var rated = items.Ratings.Zip(items.Sizes, (ratings, size) => ratings > 0 ? size : 0).Sum();
        if (measured is not Measurement.Known known || chance is not { } expected)
        {
            return measured;
        }

        if (known.Count < 2)
        {
            return known with { Cause = Cause.TooFew };
        }

        var error = Math.Sqrt(Squares(items, weights, known, expected, slopes, rated) / (rated * (rated - 1.0)));
        if (!(error > 1e-12))
        {
            return known with { Cause = Cause.ZeroVariance };
        }

        var half = -StudentT.Quantile(tail, rated - 1) * error;
        return known with { Interval = new Interval(known.Value - half, Math.Min(1, known.Value + half), level, "gwet-linearised") };
    }

    private static double Squares(RatedItems items, AgreementWeights weights, Measurement.Known known, double expected, double[] slopes, int rated)
    {
        var (sum, one) = (0.0, new int[items.Sizes.Length]);
        var percent = PercentAgreement.Statistic(items, weights);
        for (var pattern = 0; pattern < one.Length; pattern++)
        {
            if (items.Ratings[pattern] == 0)
            {
                continue;
            }

            one[pattern] = 1;
            var own = percent(one) is { } agreed ? (double)rated / known.Count * (agreed - expected) / (1 - expected) : 0;
            one[pattern] = 0;
            var guessed = items.Patterns[pattern].Sum(category => category.Count * slopes[category.Category]) / items.Ratings[pattern];
            var apart = own - (2 * (1 - known.Value) * (guessed - expected) / (1 - expected)) - known.Value;
            sum += items.Sizes[pattern] * apart * apart;
        }

        return sum;
    }
}
