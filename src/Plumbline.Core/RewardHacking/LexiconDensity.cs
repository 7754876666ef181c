using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How thick a manner of speaking (hedges, caveats, apologies, praise) lies in texts.</summary>
public static class LexiconDensity
{
    private const double Hundred = 100;

    /// <summary>Phrases of the list per 100 words of one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">The list; keep its version beside the figure.</param>
    /// <returns>The density, from 0 to 100, with the number of words as the count and no interval. A text without words is unknown.</returns>
    public static Measurement Of(string text, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        var words = Words.Of(text);
        return words.Count == 0
            ? new Measurement.Unknown(Cause.TooFew, "The text has no words.")
            : new Measurement.Known(Hundred * lexicon.CountIn(words) / words.Count, words.Count);
    }

    /// <summary>By how much the density of a candidate's answers exceeds that of a baseline's to the same prompts.</summary>
    /// <param name="answers">The candidate's and the baseline's answer to each prompt.</param>
    /// <param name="lexicon">The list.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="seed">Seed of the check of t by resampling, where there are few or skewed differences.</param>
    /// <returns>
    /// Phrases per 100 words more, with the bounds of the paired t and the number of prompts. Prompts where either answer has no word are left out, with a
    /// warning. Unknown when none is left.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Different prompts call for different manners, so only the same prompts are compared.</remarks>
    public static Measurement Change(IReadOnlyList<(string Candidate, string Baseline)> answers, Lexicon lexicon, double level = 0.95, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(lexicon);
        double[] changes = [.. answers.Select(pair => Share(pair.Candidate, lexicon) - Share(pair.Baseline, lexicon)).OfType<double>()];
        var left = answers.Count - changes.Length;
        return PairedTest.Of(changes, level, seed) is Measurement.Known known
            ? PerHundred(known) with { Warnings = left == 0 ? known.Warnings : [.. known.Warnings, $"{left} prompts have an answer without words and are left out."] }
            : new Measurement.Unknown(Cause.TooFew, "There is no prompt to which both gave an answer with words.");
    }

    private static double? Share(string text, Lexicon lexicon) => Of(text, lexicon) is Measurement.Known known ? known.Value / Hundred : null;

    private static Measurement.Known PerHundred(Measurement.Known share) => share with
    {
        Value = Hundred * share.Value,
        Interval = share.Interval is { } bounds ? bounds with { Low = Hundred * bounds.Low, High = Hundred * bounds.High } : null,
    };
}
