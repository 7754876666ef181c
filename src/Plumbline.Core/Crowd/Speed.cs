using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>How often a worker answers faster than nearly everybody does.</summary>
public static class Speed
{
    /// <summary>One answer in twenty is this fast.</summary>
    public const double FastShare = 0.05;

    /// <summary>For each worker, in ordinal order, the share of answers faster than the fastest twentieth of the other workers' answers.</summary>
    /// <param name="answers">Who answered, and in how many milliseconds; in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// A share with exact bounds: 0.05 is what everybody has, and a lower bound above it is an alarm. Unknown for a worker without others.
    /// </returns>
    /// <exception cref="ArgumentException">A time is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// The worker's own answers do not set the limit, or a fast majority would hide itself. Sorted once; then the cost
    /// is that of the answers times the workers. Source: own definition; the quantile is of type 7.
    /// </remarks>
    public static IReadOnlyDictionary<string, Measurement> Of(IEnumerable<(string Worker, double Milliseconds)> answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ConfidenceLevel.Tail(level);
        var all = answers.Select(Checked).OrderBy(answer => answer.Milliseconds).ToArray();
        return new SortedDictionary<string, Measurement>(
            all.CountBy(answer => answer.Worker, StringComparer.Ordinal).ToDictionary(own => own.Key, own => Fast(all, own.Key, own.Value, level)),
            StringComparer.Ordinal);
    }

    private static Measurement Fast((string Worker, double Milliseconds)[] all, string worker, int count, double level)
    {
        if (count == all.Length)
        {
            return new Measurement.Unknown(Cause.NoOverlap, $"Nobody but {worker} answered.");
        }

        double[] others = [.. all.Where(answer => answer.Worker != worker).Select(answer => answer.Milliseconds)];
        var limit = Quantile.Of(others, FastShare);
        return Proportion.ClopperPearson(all.Count(answer => answer.Worker == worker && answer.Milliseconds < limit), count, level);
    }

    private static (string Worker, double Milliseconds) Checked((string Worker, double Milliseconds) answer) =>
        double.IsFinite(answer.Milliseconds) && answer.Milliseconds >= 0
            ? answer
            : throw new ArgumentException($"{answer.Milliseconds} ms of {answer.Worker} is no time.", nameof(answer));
}
