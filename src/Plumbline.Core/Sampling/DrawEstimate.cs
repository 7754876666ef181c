using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>What a draw says of everything that it was drawn from.</summary>
public static class DrawEstimate
{
    /// <summary>The mean over the population, from the labels of what was drawn.</summary>
    /// <param name="drawn">The chance of each that was drawn, with its score from 0 to 1; null where it was not labelled.</param>
    /// <param name="population">How many the draw was made from.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// By <see cref="HorvitzThompson"/>, each label standing for as many as one in its chance. Where some of the drawn were not labelled, those that were stand for
    /// them as well, which a warning says: it holds when who was labelled had nothing to do with the score.
    /// </returns>
    /// <exception cref="ArgumentException">A score or a chance is out of its range, or more were drawn than there are.</exception>
    public static Measurement Mean(IReadOnlyCollection<(double Probability, double? Score)> drawn, long population, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var labelled = drawn.Count(one => one.Score is not null);
        if (labelled == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, drawn.Count == 0 ? "Nothing was drawn." : $"None of the {drawn.Count} that were drawn was labelled.");
        }

        var answered = (double)labelled / drawn.Count;
        var mean = HorvitzThompson.Mean([.. drawn.Where(one => one.Score is not null).Select(one => (one.Score!.Value, one.Probability * answered))], population, level);
        return mean is Measurement.Known known && labelled < drawn.Count
            ? known with { Warnings = [$"{drawn.Count - labelled} of the {drawn.Count} that were drawn were not labelled; those that were stand for them."] }
            : mean;
    }
}
