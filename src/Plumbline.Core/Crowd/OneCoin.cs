using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>The truth behind the answers of workers who each have one chance of being right, all errors alike: the model for few answers.</summary>
public static class OneCoin
{
    /// <summary>Estimates truth and workers' accuracy together, by expectation and maximisation from the shares of votes.</summary>
    /// <param name="labels">The answers.</param>
    /// <param name="gold">The known truth of some items; it is held fast.</param>
    /// <param name="smoothing">Right answers, and wrong ones, added to every worker; above 0.</param>
    /// <param name="rounds">Rounds at most; it stops earlier when no accuracy moves by 1e-9.</param>
    /// <param name="level">Two-sided level of the accuracies' bounds, in (0, 1).</param>
    /// <returns>
    /// Chances of each category for each item, and each worker's accuracy with the worker's answers as its count and "beta-posterior" bounds, the truth taken
    /// for known.
    /// </returns>
    /// <exception cref="ArgumentException">A gold label is not a declared category.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing or the number of rounds is not positive, or the level is outside (0, 1).</exception>
    /// <remarks>
    /// A vote weighs ln(p (K − 1) / (1 − p)), see <see cref="WeightedVote"/>; categories count as equally common. Cost a round: linear in answers.
    /// Source: Y. Zhang, X. Chen, D. Zhou, M. I. Jordan, "Spectral methods meet EM: a provably optimal algorithm for crowdsourcing", JMLR 17, 2016.
    /// </remarks>
    public static OneCoinFit Of(CrowdLabels labels, IReadOnlyDictionary<string, string>? gold = null, double smoothing = 1, int rounds = 200, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smoothing);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        ConfidenceLevel.Tail(level);
        var (known, answers, posterior) = (labels.Gold(gold), labels.AnswersByWorker(), labels.Shares());
        Clamp(posterior, known, labels.Categories.Count);
        var accuracies = Accuracies(labels, answers, posterior, smoothing);
        for (var round = 0; round < rounds && labels.Count > 0; round++)
        {
            Vote(labels, accuracies, posterior);
            Clamp(posterior, known, labels.Categories.Count);
            var next = Accuracies(labels, answers, posterior, smoothing);
            var moved = next.Zip(accuracies, (one, other) => Math.Abs(one - other)).Max();
            accuracies = next;
            if (moved < 1e-9)
            {
                break;
            }
        }

        return new(new(labels, posterior), labels.Workers, [.. accuracies.Zip(answers, (accuracy, count) => (Measurement)Believed(accuracy, count, smoothing, level))]);
    }

    private static Measurement.Known Believed(double accuracy, int count, double smoothing, double level) =>
        WorkerBelief.OfMoments(accuracy, accuracy * (1 - accuracy) / (count + (2 * smoothing) + 1), ConfidenceLevel.Tail(level), count, level);

    private static double[] Accuracies(CrowdLabels labels, int[] answers, double[] posterior, double smoothing)
    {
        var right = new double[answers.Length];
        for (var item = 0; item < labels.Items.Count; item++)
        {
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                right[labels.WorkerOf[row]] += posterior[(item * labels.Categories.Count) + labels.LabelOf[row]];
            }
        }

        return [.. right.Zip(answers, (sum, count) => (sum + smoothing) / (count + (2 * smoothing)))];
    }

    private static void Vote(CrowdLabels labels, double[] accuracies, double[] posterior)
    {
        var categories = labels.Categories.Count;
        var weights = Array.ConvertAll(accuracies, accuracy => WeightedVote.Weight(accuracy, categories));
        Array.Clear(posterior);
        for (var item = 0; item < labels.Items.Count; item++)
        {
            var chances = posterior.AsSpan(item * categories, categories);
            for (var row = labels.Starts[item]; row < labels.Starts[item + 1]; row++)
            {
                chances[labels.LabelOf[row]] += weights[labels.WorkerOf[row]];
            }

            LogChances.Normalise(chances);
        }
    }

    private static void Clamp(double[] posterior, int[] gold, int categories)
    {
        for (var item = 0; item < gold.Length; item++)
        {
            if (gold[item] >= 0)
            {
                posterior.AsSpan(item * categories, categories).Clear();
                posterior[(item * categories) + gold[item]] = 1;
            }
        }
    }
}

/// <summary>What <see cref="OneCoin"/> found.</summary>
/// <param name="Truth">The chances and the label of each item.</param>
/// <param name="Workers">Who labelled, in ordinal order.</param>
/// <param name="Accuracies">Each worker's chance of being right.</param>
public sealed record OneCoinFit(InferredTruth Truth, IReadOnlyList<string> Workers, IReadOnlyList<Measurement> Accuracies);
