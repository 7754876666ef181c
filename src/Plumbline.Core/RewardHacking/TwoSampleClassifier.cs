using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.RewardHacking;

/// <summary>Whether two sets of texts can be told apart at all, by a classifier that sees each text only after having learned from others.</summary>
/// <param name="Area">How well held-out texts are told apart, with DeLong's bounds; 0.5 is not at all.</param>
/// <param name="Accuracy">Share of held-out texts put into the right set, with Wilson's bounds.</param>
/// <param name="PValue">Chance of that many right ones if the sets were alike: exact, one-sided; null without texts.</param>
/// <param name="Z">The same as a number of standard errors above one half; null without texts.</param>
public sealed record TwoSampleClassifier(Measurement Area, Measurement Accuracy, double? PValue, double? Z)
{
    private const int Folds = 5;
    private const double Level = 0.95;

    /// <summary>From the scores that a classifier gave to held-out texts.</summary>
    /// <param name="first">Scores of the first set's texts; above 0 the classifier says "first".</param>
    /// <param name="second">Scores of the second set's, as many as of the first, or chance is not one half.</param>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    public static TwoSampleClassifier OfScores(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        Of(Auc.Of(first, second, Level), first.Count(score => score > 0) + second.Count(score => score < 0), first.Count + second.Count);

    /// <summary>From the number of held-out texts that a classifier got right, of sets of equal size.</summary>
    /// <param name="correct">How many.</param>
    /// <param name="n">Of how many.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public static TwoSampleClassifier OfCounts(int correct, int n) =>
        Of(new Measurement.Unknown(Cause.TooFew, "There are counts only, no scores."), correct, n);

    /// <summary>Learns words of both sets and classifies held-out texts: naive Bayes, five folds.</summary>
    /// <param name="first">Texts of the one set, e.g. the model's.</param>
    /// <param name="second">Texts of the other, e.g. its teacher's; about as many, of the same prompts.</param>
    /// <returns>Unknown (underpowered) where a set has fewer than five texts. The larger set is cut to the size of the smaller, by the hash of the texts.</returns>
    /// <remarks>
    /// Folds go by the hash of the text, so that equal texts are never both learned and judged. The prior is even, and words are counted once a text.
    /// Cost linear in the words. Source: D. Lopez-Paz, M. Oquab, "Revisiting classifier two-sample tests", ICLR 2017.
    /// </remarks>
    public static TwoSampleClassifier OfTexts(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var size = Math.Min(first.Count, second.Count);
        if (size < Folds)
        {
            var few = new Measurement.Unknown(Cause.Underpowered, $"The sets have {first.Count} and {second.Count} texts; each needs {Folds}.");
            return new(few, few, null, null);
        }

        WordSets[] sets = [WordSets.Of(first, size), WordSets.Of(second, size)];
        var scores = sets.Select(_ => new List<double>(size)).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weight = WordSets.Weights(sets[0], sets[1], fold, Folds);
            for (var side = 0; side < 2; side++)
            {
                scores[side].AddRange(sets[side].InFold(fold, Folds).Select(words => StableSum.Of(words.Select(word => weight.GetValueOrDefault(word)))));
            }
        }

        return OfScores(scores[0], scores[1]);
    }

    private static TwoSampleClassifier Of(Measurement area, int correct, int n) => new(
        area,
        Proportion.Wilson(correct, n, Level),
        n == 0 ? null : Binomial.Survival(correct - 1, n, 0.5),
        n == 0 ? null : (((double)correct / n) - 0.5) / Math.Sqrt(0.25 / n));
}
