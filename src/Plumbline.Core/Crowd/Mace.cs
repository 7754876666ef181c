using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Crowd;

/// <summary>The truth behind the answers of workers who either know it or do not look at the item at all.</summary>
public static class Mace
{
    /// <summary>Estimates truth, and how often each worker looks, by expectation and maximisation from "half the time, any label alike".</summary>
    /// <param name="labels">The answers.</param>
    /// <param name="settings">Rounds and priors; null for the defaults.</param>
    /// <returns>Chances of each category for each item, and each worker's competence with the worker's answers as its count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is not positive.</exception>
    /// <remarks>
    /// P(answer) = spam · strategy[answer] + (1 − spam) · [answer = truth], truths equally common. Answers are kept in an order of their own, so that
    /// shuffled rows give the same figures to the last bit. Cost a round: linear in the answers times the categories.
    /// Source: D. Hovy, T. Berg-Kirkpatrick, A. Vaswani, E. Hovy, "Learning whom to trust with MACE", NAACL 2013.
    /// </remarks>
    public static MaceFit Of(CrowdLabels labels, MaceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var chosen = (settings ?? new()).Checked();
        var rounds = new MaceRounds(labels);
        rounds.Expect();
        for (var round = 0; round < chosen.Rounds; round++)
        {
            rounds.Maximise(chosen.Priors is { } priors ? counts => Variational(counts, priors) : Smoothed(chosen.Smoothing));
            rounds.Expect();
        }

        return new(new(labels, rounds.Posterior), labels.Workers, [.. rounds.Competence.Zip(labels.AnswersByWorker(), (share, count) => new Measurement.Known(share, count))], rounds.LogLikelihood);
    }

    private static Func<MaceCounts, MaceCounts> Smoothed(double smoothing) => counts =>
    {
        var all = counts.Spam + counts.Knows + (2 * smoothing);
        var strategies = counts.Strategy.Sum() + (smoothing * counts.Strategy.Length);
        return new((counts.Spam + smoothing) / all, (counts.Knows + smoothing) / all, Array.ConvertAll(counts.Strategy, count => (count + smoothing) / strategies));
    };

    private static MaceCounts Variational(MaceCounts counts, MacePriors priors)
    {
        var all = GammaFunction.Digamma(counts.Spam + counts.Knows + priors.Spam + priors.Knows);
        var strategies = GammaFunction.Digamma(counts.Strategy.Sum() + (priors.Strategy * counts.Strategy.Length));
        return new(
            Math.Exp(GammaFunction.Digamma(counts.Spam + priors.Spam) - all),
            Math.Exp(GammaFunction.Digamma(counts.Knows + priors.Knows) - all),
            Array.ConvertAll(counts.Strategy, count => Math.Exp(GammaFunction.Digamma(count + priors.Strategy) - strategies)));
    }
}
