using Plumbline.Calibration;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>The figures by which a judge is believed or not.</summary>
internal static class TrustCard
{
    /// <summary>What people would say of all items, what they said, and what the judge says.</summary>
    public static IEnumerable<Figure> Means(JudgedRows rows, JudgedSample sample, double level) =>
    [
        new("corrected", "what people would say of all items: their labels, and the judge corrected by them", CorrectedMean.Of(sample, level)),
        new("people", "people's labels alone", Mean([.. rows.Labelled.Select(row => row.Human!.Value)], level, "Nobody labelled an item.")),
        new("judge", "the judge alone, uncorrected", Mean([.. rows.Rows.Select(row => row.Judge)], level, "The judge gave no answer.")),
    ];

    /// <summary>The judge's verdicts against people's; one unknown figure where they give grades.</summary>
    public static IEnumerable<Figure> Verdicts(JudgedRows rows, double level)
    {
        if (!rows.AreVerdicts)
        {
            return [new("agreement", "share of items on which both say the same", new Measurement.Unknown(Cause.NoOverlap, "Judge or people give grades; errors are counted on verdicts of 0 and 1."))];
        }

        var counts = ConfusionCounts.Of([.. rows.Labelled.Select(row => row.Human == 1)], [.. rows.Labelled.Select(row => row.Judge == 1)]);
        var confusion = JudgeConfusion.Of(counts, level);
        return
        [
            new("agreement", "share of items on which both say the same", confusion.Agreement),
            new("kappa", "Cohen's: agreement beyond chance", confusion.Kappa),
            new("alpha", "Krippendorff's: the same for raters alike", confusion.Alpha),
            new("ac1", "Gwet's: the same, sensible when nearly everything passes", confusion.Ac1),
            new("sensitivity", "of what people passed, what the judge passed", confusion.Sensitivity),
            new("specificity", "of what people failed, what the judge failed", confusion.Specificity),
            new("balanced_accuracy", "mean of the two", confusion.BalancedAccuracy),
            new("youden", "their sum less 1: 0 for a judge that guesses", confusion.Youden),
            new("correlation", "Matthews' correlation", confusion.Correlation),
            new("pass_precision", "of what the judge passed, what people passed", confusion.PassPrecision),
            new("fail_precision", "of what the judge failed, what people failed", confusion.FailPrecision),
            new("rogan_gladen", "the share corrected by its error rates, for labels chosen by the judge's verdict",
                RoganGladen.Of(rows.Rows.Count(row => row.Judge == 1), rows.Rows.Count, counts, level)),
        ];
    }

    /// <summary>How often the verdict changes with the order of two answers; nothing where only one order was asked.</summary>
    /// <exception cref="UsageException">A verdict is no preference.</exception>
    public static IEnumerable<Figure> Orders(JudgedRows rows, double level)
    {
        if (!rows.HasSwapped)
        {
            return [];
        }

        var both = rows.Rows.Where(row => row.Swapped is not null).ToArray();
        foreach (var row in both)
        {
            RefuseGrade(row, row.Judge, "judge");
            RefuseGrade(row, row.Swapped!.Value, "swapped");
        }

        var flips = OrderFlips.Of([.. both.Select(row => (row.Judge, row.Swapped!.Value))], level);
        return
        [
            new("flip_rate", "verdicts that change when two answers change places", flips.FlipRate),
            new("first_preferred", "of those, to the answer shown first; 0.5 is no bias", flips.FirstPreferred),
        ];
    }

    /// <summary>Whether the judge may stand in for an annotator; nothing where one person labelled.</summary>
    public static IEnumerable<Figure> Stands(JudgedRows rows)
    {
        if (rows.Annotators.Count < 2)
        {
            return [];
        }

        var test = AlternativeAnnotator.Of([.. rows.Annotators.Select((_, place) => rows.Rows.Select(row => row.People[place]).ToArray())], [.. rows.Rows.Select(row => (double?)row.Judge)]);
        return
        [
            new("stands_in", $"annotators that the judge may stand in for (n annotators, allowance 0.2){(test.Passes is { } passes ? passes ? ": half or more, so it may" : ": fewer than half, so it may not" : "")}", test.WinningRate),
            new("advantage", "chance that it is at least as close to the others as the one left out", test.Advantage),
        ];
    }

    private static Measurement Mean(double[] scores, double level, string none) => scores.Length == 0
        ? new Measurement.Unknown(Cause.TooFew, none)
        : scores.All(score => score is 0 or 1)
            ? Proportion.ClopperPearson(scores.Count(score => score == 1), scores.Length, level)
            : ClusteredMean.Of(scores, [.. scores.Select((_, item) => $"{item}")], level);

    private static void RefuseGrade(JudgedRow row, double verdict, string column)
    {
        if (verdict is not (0 or 0.5 or 1))
        {
            throw row.Row.Place.Refuse(column, FormattableString.Invariant($"{verdict} is no preference"), "Beside 'swapped', write 1 for one answer, 0 for the other and 0.5 for a tie, the same answer in both orders.");
        }
    }
}
