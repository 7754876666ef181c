using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>The share people would pass, with bounds that hold however seldom the judge errs.</summary>
public static class PredictionExact
{
    /// <summary>The judge's share, less what it passed wrongly and more what it failed wrongly, each with its exact bounds.</summary>
    /// <param name="sample">Scores of 0 and 1.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The share with "ppi-exact" bounds, which are wide: three exact intervals, each with a third of the error. One label: too few. Nothing
    /// but labels: <see cref="Cause.FallsBackToHumanOnly"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A score is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Source: Clopper and Pearson's interval, Biometrika 26, 1934, with Bonferroni's share of the error.</remarks>
    public static Measurement Of(JudgedSample sample, double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level) / 3;
        if (PredictionPowered.Refused(sample) is { } refused)
        {
            return refused;
        }

        if (!sample.IsBinary)
        {
            throw new ArgumentException("Exact bounds are for scores of 0 and 1.", nameof(sample));
        }

        var (passed, missed, waved) = (sample.Rest.Where(row => row.Judge == 1).Sum(row => row.Count), Where(sample, 1, 0), Where(sample, 0, 1));
        double Low(int count, int of) => Proportion.Lower(count, of, tail);
        double High(int count, int of) => Proportion.Upper(count, of, tail);
        var value = Math.Clamp(((double)passed / sample.Judged) + ((double)(missed - waved) / sample.Labels), 0, 1);
        var low = Low(passed, sample.Judged) + Low(missed, sample.Labels) - High(waved, sample.Labels);
        var high = High(passed, sample.Judged) + High(missed, sample.Labels) - Low(waved, sample.Labels);
        return new Measurement.Known(value, sample.Labels, new Interval(Math.Max(0, low), Math.Min(1, high), level, "ppi-exact"));
    }

    /// <summary>Labelled items on which the judge and people differ.</summary>
    internal static int Disagreements(JudgedSample sample) => sample.Labelled.Where(row => row.Human != row.Judge).Sum(row => row.Count);

    private static int Where(JudgedSample sample, double human, double judge) =>
        sample.Labelled.Where(row => row.Human == human && row.Judge == judge).Sum(row => row.Count);
}
