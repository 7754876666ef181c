using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>What people would say of all items, from whatever they and the judge have scored: the estimate a scorecard shows.</summary>
public static class CorrectedMean
{
    /// <summary>PPI-plus2 when the judge scored more than people did, people's scores alone when it did not.</summary>
    /// <param name="sample">Scores between 0 and 1.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The mean with "ppi-plus2" bounds; without further items, with the exact bounds of people's scores and a warning. Unknown without labels.
    /// </returns>
    /// <exception cref="ArgumentException">The sample holds differences; <see cref="HybridChange"/> is for those.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(JudgedSample sample, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Lowest < 0)
        {
            throw new ArgumentException("The sample holds differences, not scores between 0 and 1.", nameof(sample));
        }

        return PredictionPlus2.Of(sample, level).Mean is var mean && mean is Measurement.Unknown { Cause: Cause.FallsBackToHumanOnly }
            ? PeopleOnly(sample, level)
            : mean;
    }

    private static Measurement PeopleOnly(JudgedSample sample, double level)
    {
        double[] scores = [.. sample.Labelled.SelectMany(row => Enumerable.Repeat(row.Human, row.Count))];
        var measured = scores.All(score => score is 0 or 1)
            ? Proportion.ClopperPearson(scores.Count(score => score == 1), scores.Length, level)
            : ClusteredMean.Of(scores, [.. scores.Select((_, item) => $"{item}")], level);
        return measured is Measurement.Known known ? known with { Warnings = ["The judge scored no further item, so this is people's scores alone."] } : measured;
    }
}
