using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>The truth behind many workers' answers, by the model that the number of answers can carry.</summary>
/// <param name="Truth">The chances and the label of each item.</param>
/// <param name="Method">"dawid-skene" or "one-coin".</param>
/// <param name="Workers">How good each worker is, in ordinal order.</param>
/// <param name="Warnings">Why the simpler model was taken, or what else to know first.</param>
public sealed record CrowdTruth(InferredTruth Truth, string Method, IReadOnlyList<WorkerQuality> Workers, IReadOnlyList<string> Warnings)
{
    private const int AnswersToAnItem = 3;
    private const int AnswersOfAWorker = 20;
    private const double MostByFewAnswers = 0.2;

    /// <summary>Infers the truth with <see cref="DawidSkene"/> where there is enough, else with <see cref="OneCoin"/>.</summary>
    /// <param name="labels">The answers.</param>
    /// <param name="gold">The known truth of some items; it is held fast.</param>
    /// <exception cref="ArgumentException">A gold label is not a declared category.</exception>
    /// <remarks>
    /// Enough is three answers to an item on average, and at most a fifth of all answers from workers with fewer than 20 (own defaults). Sources: of the two models.
    /// </remarks>
    public static CrowdTruth Of(CrowdLabels labels, IReadOnlyDictionary<string, string>? gold = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (TooThin(labels) is { } reason)
        {
            var coin = OneCoin.Of(labels, gold);
            return new(coin.Truth, "one-coin", [.. coin.Workers.Zip(coin.Accuracies, (worker, accuracy) => new WorkerQuality(worker, accuracy, Spammer(accuracy, labels.Categories.Count)))], [reason]);
        }

        var fit = DawidSkene.Of(labels, gold);
        return new(fit.Truth, "dawid-skene", [.. fit.Workers.Select((worker, place) => new WorkerQuality(worker, fit.Accuracy(place), fit.Spammer(place)))], fit.Warnings);
    }

    private static string? TooThin(CrowdLabels labels)
    {
        if (labels.Count < AnswersToAnItem * (long)labels.Items.Count)
        {
            return $"There are {(double)labels.Count / labels.Items.Count:0.0} answers to an item; below {AnswersToAnItem} one accuracy a worker is all that can be told.";
        }

        var few = labels.AnswersByWorker().Where(count => count < AnswersOfAWorker).Sum();
        return few > MostByFewAnswers * labels.Count
            ? $"{few} of {labels.Count} answers are from workers with fewer than {AnswersOfAWorker}; one accuracy a worker is all that can be told."
            : null;
    }

    /// <summary>The score of a worker whose errors are all alike: (p − (1 − p) / (K − 1))².</summary>
    private static Measurement Spammer(Measurement accuracy, int categories)
    {
        double Root(double right) => right - ((1 - right) / (categories - 1));
        return accuracy is Measurement.Known known
            ? known with { Value = Math.Pow(Root(known.Value), 2), Interval = known.Interval is { } bounds ? Squared(Root(bounds.Low), Root(bounds.High), bounds) : null }
            : accuracy;
    }

    /// <summary>The squares of all numbers between two.</summary>
    private static Interval Squared(double low, double high, Interval bounds)
    {
        var (one, other) = (Math.Min(low * low, high * high), Math.Max(low * low, high * high));
        return bounds with { Low = low <= 0 && high >= 0 ? 0 : one, High = other };
    }
}

/// <summary>How good one worker is.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Accuracy">The chance of being right; the count is the worker's answers.</param>
/// <param name="Spammer">How much the answers depend on the truth, 0 to 1: see <see cref="SpammerScore"/>; read it beside the accuracy.</param>
public sealed record WorkerQuality(string Worker, Measurement Accuracy, Measurement Spammer);
