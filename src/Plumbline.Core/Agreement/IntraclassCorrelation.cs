using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>What an intraclass correlation is about.</summary>
public enum IntraclassForm
{
    /// <summary>One annotator, each item scored by others: ICC(1, 1).</summary>
    OneWay,

    /// <summary>One annotator out of many like these, the same ones for all items; a lenient one counts against agreement: ICC(2, 1).</summary>
    Agreement,

    /// <summary>One of these very annotators; leniency does not count: ICC(3, 1).</summary>
    Consistency,
}

/// <summary>How much of the spread of scores is that of the items, and how much that of the annotators.</summary>
public static class IntraclassCorrelation
{
    /// <summary>The correlation of two scores of the same item.</summary>
    /// <param name="scores">scores[i][r]: what annotator r gave item i; every item has a score of every annotator.</param>
    /// <param name="form">What counts as disagreement.</param>
    /// <param name="average">False for one annotator's score, true for the mean of all annotators' scores: ICC(·, k).</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// At most 1; below 0 when annotators agree less than strangers would. The count is the items; bounds are those of F ("f-distribution"). Unknown with fewer
    /// than two items or annotators, or when the items do not vary in a way that leaves a share to speak of (<see cref="Cause.ZeroVariance"/>). Where the
    /// items, or the annotators within an item, do not differ at all, there is a value without bounds for the same cause.
    /// </returns>
    /// <exception cref="ArgumentException">Rows differ in length, or a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The form is not declared, or the level is outside (0, 1).</exception>
    /// <remarks>
    /// For scores on a scale with normal errors and no gaps; with gaps use <see cref="KrippendorffAlpha"/> on an interval scale. Cost linear.
    /// Sources: P. E. Shrout, J. L. Fleiss, "Intraclass correlations: uses in assessing rater reliability", Psychological Bulletin 86, 1979; bounds of
    /// agreement: K. O. McGraw, S. P. Wong, "Forming inferences about some intraclass correlation coefficients", Psychological Methods 1, 1996.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<IReadOnlyList<double>> scores, IntraclassForm form, bool average = false, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var tail = ConfidenceLevel.Tail(level);
        if (!Enum.IsDefined(form))
        {
            throw new ArgumentOutOfRangeException(nameof(form), form, "Not a declared form.");
        }

        var annotators = scores.Count == 0 ? 0 : scores[0].Count;
        if (scores.Any(row => row.Count != annotators || !row.All(Magnitude.IsUsable)))
        {
            throw new ArgumentException($"Every item should have {annotators} scores, as the first has, each a finite number of at most 1e100 in size.", nameof(scores));
        }

        if (scores.Count < 2 || annotators < 2)
        {
            return new Measurement.Unknown(Cause.TooFew, $"{scores.Count} items and {annotators} annotators do not tell items from annotators.");
        }

        var squares = MeanSquares.Of(scores);
        if (squares.All < 1e-300)
        {
            return new Measurement.Unknown(Cause.ZeroVariance, "Every score is the same, so there is no spread to share out.");
        }

        if (average && squares.Item < 1e-12 * squares.All)
        {
            return new Measurement.Unknown(Cause.NoVariation, "The means of all items are the same, so nothing tells how well they tell items apart.");
        }

        var single = squares.Single(form);
        double? Shown(double? one) => average ? annotators * one / (1 + ((annotators - 1) * one)) : one;
        if (Shown(single) is not { } value || !double.IsFinite(value))
        {
            return new Measurement.Unknown(Cause.ZeroVariance, "The items do not differ from each other by more than annotators do, so there is no spread of items to share out.");
        }

        var (low, high) = squares.Bounds(form, tail, single!.Value);
        return Shown(low) is { } lower && Shown(high) is { } upper && double.IsFinite(lower) && double.IsFinite(upper)
            ? new Measurement.Known(value, scores.Count, new Interval(lower, upper, level, "f-distribution"))
            : new Measurement.Known(value, scores.Count, Cause: Cause.ZeroVariance);
    }
}
