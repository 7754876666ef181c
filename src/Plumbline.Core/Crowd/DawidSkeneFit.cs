using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>What <see cref="DawidSkene"/> found.</summary>
public sealed record DawidSkeneFit
{
    private const int FewAnswersToAnItem = 3;
    private const int FewAnswersOfAWorker = 20;
    private readonly CrowdLabels labels;
    private readonly DawidSkeneRounds rounds;
    private readonly int[] answers;
    private readonly double[] weights;

    internal DawidSkeneFit(CrowdLabels labels, DawidSkeneRounds rounds, int round, bool Converged)
    {
        (this.labels, this.rounds, Rounds, this.Converged) = (labels, rounds, round, Converged);
        (Truth, answers, weights) = (new(labels, rounds.Posterior), labels.AnswersByWorker(), rounds.Weights());
    }

    /// <summary>The chances and the label of each item.</summary>
    public InferredTruth Truth { get; }

    /// <summary>Who labelled, in ordinal order.</summary>
    public IReadOnlyList<string> Workers => labels.Workers;

    /// <summary>How common each category is.</summary>
    public IReadOnlyList<double> Prior => rounds.Prior;

    /// <summary>Log-likelihood of all answers.</summary>
    public double LogLikelihood => rounds.LogLikelihood;

    /// <summary>How many rounds it took.</summary>
    public int Rounds { get; }

    /// <summary>False when the rounds ran out before the gain became small.</summary>
    public bool Converged { get; }

    /// <summary>What the reader should know first; usually empty.</summary>
    public IReadOnlyList<string> Warnings => [.. Doubts()];

    /// <summary>A worker's confusion: [k][l] is the chance of answering l when the truth is k.</summary>
    /// <param name="worker">The worker's place in <see cref="Workers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such worker.</exception>
    public double[][] Confusion(int worker) => worker < 0 || worker >= Workers.Count
        ? throw new ArgumentOutOfRangeException(nameof(worker), worker, $"There are {Workers.Count} workers, counted from 0.")
        : [.. Prior.Select((_, truth) => Enumerable.Range(0, Prior.Count).Select(answer => rounds.Confusion(worker, truth, answer)).ToArray())];

    /// <summary>A worker's chance of being right, over categories as common as they are here; the count is the worker's answers.</summary>
    /// <param name="worker">The worker's place in <see cref="Workers"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>With "beta-posterior" bounds of the worker's answers, the truth and the categories' shares taken for known; none when smoothing is 0 and no answer was wrong.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such worker, or the level is outside (0, 1).</exception>
    public Measurement Accuracy(int worker, double level = 0.95) => Warned(worker, WorkerBelief.Accuracy(Confusion(worker), Weights(worker), Prior, answers[worker], level));

    /// <summary>How much a worker's answers depend on the truth: see <see cref="SpammerScore"/>; the count is the worker's answers.</summary>
    /// <param name="worker">The worker's place in <see cref="Workers"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>With "delta" bounds on the scale of its root, the truth taken for known; none when rows of the confusion are the same, or rest on nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such worker, or the level is outside (0, 1).</exception>
    public Measurement Spammer(int worker, double level = 0.95) => Warned(worker, WorkerBelief.Spammer(Confusion(worker), Weights(worker), answers[worker], level));

    private double[] Weights(int worker) => weights[(worker * Prior.Count)..((worker + 1) * Prior.Count)];

    private Measurement.Known Warned(int worker, Measurement.Known quality) => answers[worker] < FewAnswersOfAWorker
        ? quality with { Warnings = [$"{Workers[worker]} gave {answers[worker]} answers; below {FewAnswersOfAWorker} the smoothing speaks louder than they do."] }
        : quality;

    private IEnumerable<string> Doubts()
    {
        if (!Converged)
        {
            yield return $"The estimate was still moving after {Rounds} rounds.";
        }

        if (Truth.Items.Count > 0 && labels.Count < FewAnswersToAnItem * (long)Truth.Items.Count)
        {
            yield return $"There are {(double)labels.Count / Truth.Items.Count:0.0} answers to an item; below {FewAnswersToAnItem} the one-coin model is safer.";
        }

        if (answers.Count(count => count < FewAnswersOfAWorker) is > 0 and var few)
        {
            yield return $"{few} of {answers.Length} workers gave fewer than {FewAnswersOfAWorker} answers; the one-coin model is safer.";
        }
    }
}
