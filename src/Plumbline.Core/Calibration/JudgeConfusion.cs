using Plumbline.Agreement;
using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How far a judge's pass or fail can be taken for that of people.</summary>
/// <param name="Agreement">Share of items on which both say the same ("wilson").</param>
/// <param name="Kappa">Cohen's κ ("fleiss-cohen-everitt").</param>
/// <param name="Alpha">Krippendorff's α ("jackknife").</param>
/// <param name="Ac1">Gwet's AC1, which stays sensible when nearly everything passes ("jackknife").</param>
/// <param name="Sensitivity">Share of what people passed that the judge passed ("wilson").</param>
/// <param name="Specificity">Share of what people failed that the judge failed ("wilson").</param>
/// <param name="BalancedAccuracy">Mean of sensitivity and specificity ("newcombe").</param>
/// <param name="Youden">Sensitivity + specificity − 1: 0 for a judge that guesses ("newcombe").</param>
/// <param name="Correlation">Matthews' correlation of the two verdicts, −1 to 1 ("jackknife", on Fisher's scale).</param>
/// <param name="PassPrecision">Share of what the judge passed that people passed ("wilson").</param>
/// <param name="FailPrecision">Share of what the judge failed that people failed ("wilson").</param>
public sealed record JudgeConfusion(
    Measurement Agreement,
    Measurement Kappa,
    Measurement Alpha,
    Measurement Ac1,
    Measurement Sensitivity,
    Measurement Specificity,
    Measurement BalancedAccuracy,
    Measurement Youden,
    Measurement Correlation,
    Measurement PassPrecision,
    Measurement FailPrecision)
{
    /// <summary>Measures a judge against people on the items that both judged.</summary>
    /// <param name="counts">Counts of the four combinations; the items are independent of each other.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Every figure with its interval, or the cause why there is none: a figure at the end of its scale, or that rests on a single item, has no spread to go by. When people said the same of every item, only agreement, AC1 and the one of sensitivity and specificity
    /// that has items are measured, the rest is <see cref="Cause.NoVariation"/>; without items all is unknown.
    /// </returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Cost linear in the items. Sources: W. J. Youden, "Index for rating diagnostic tests", Cancer 3, 1950; B. W. Matthews, "Comparison of the
    /// predicted and observed secondary structure of T4 phage lysozyme", Biochimica et Biophysica Acta 405, 1975.
    /// </remarks>
    public static JudgeConfusion Of(ConfusionCounts counts, double level = 0.95)
    {
        var (both, missed, waved, neither) = counts.Checked();
        var youden = OneClass(counts) ?? Newcombe.Of(both, counts.Passes, waved, counts.Fails, level);
        var items = RatedItems.Of([.. Column(counts, human: true).Zip(Column(counts, human: false), (one, other) => new[] { one!.Value, other!.Value })], [0, 1]);
        return new(
            Share(both + neither, counts.Items, level, "No item was judged by both."),
            OneClass(counts) ?? CohenKappa.Of(Column(counts, human: true), Column(counts, human: false), [0, 1], level: level),
            OneClass(counts) ?? Agreed.Jackknifed(items, KrippendorffAlpha.Statistic(items, Scale.Nominal), level),
            Agreed.Jackknifed(items, GwetAc1.Statistic(items, AgreementWeights.Identity), level),
            Share(both, counts.Passes, level, "People passed no item."),
            Share(neither, counts.Fails, level, "People failed no item."),
            Halved(youden),
            youden,
            Matthews(counts, level),
            Share(both, both + waved, level, "The judge passed no item."),
            Share(neither, neither + missed, level, "The judge failed no item."));
    }

    private static Measurement Share(int right, int items, double level, string none) =>
        Proportion.Wilson(right, items, level) is Measurement.Known known ? known : new Measurement.Unknown(Cause.NoVariation, none);

    private static Measurement.Unknown? OneClass(ConfusionCounts counts) => counts.Passes == 0 || counts.Fails == 0
        ? new(Cause.NoVariation, "People said the same of every item.")
        : null;

    private static Measurement Halved(Measurement youden) => youden is Measurement.Known { Interval: { } bounds } known
        ? known with { Value = (known.Value + 1) / 2, Interval = bounds with { Low = (bounds.Low + 1) / 2, High = (bounds.High + 1) / 2 } }
        : youden;

    private static Measurement Matthews(ConfusionCounts counts, double level)
    {
        if (Matthews(counts) is not { } value)
        {
            return OneClass(counts) ?? new(Cause.NoVariation, "The judge said the same of every item.");
        }

        var (both, missed, waved, neither) = counts;
        (double?, int)[] withoutOne =
        [
            (Matthews(counts with { TruePasses = both - 1 }), both),
            (Matthews(counts with { FalseFails = missed - 1 }), missed),
            (Matthews(counts with { FalsePasses = waved - 1 }), waved),
            (Matthews(counts with { TrueFails = neither - 1 }), neither),
        ];
        return Jackknife.Of(new Measurement.Known(value, counts.Items), withoutOne, Math.Atanh, Math.Tanh, level);
    }

    /// <summary>Null when people, or the judge, said the same of every item.</summary>
    private static double? Matthews(ConfusionCounts counts)
    {
        var (both, missed, waved, neither) = counts;
        var spread = (double)(both + waved) * counts.Passes * (neither + missed) * counts.Fails;
        return spread > 0 ? (((double)both * neither) - ((double)waved * missed)) / Math.Sqrt(spread) : null;
    }

    private static double?[] Column(ConfusionCounts counts, bool human) =>
    [
        .. Enumerable.Repeat<double?>(1, counts.TruePasses),
        .. Enumerable.Repeat<double?>(human ? 1 : 0, counts.FalseFails),
        .. Enumerable.Repeat<double?>(human ? 0 : 1, counts.FalsePasses),
        .. Enumerable.Repeat<double?>(0, counts.TrueFails),
    ];
}
