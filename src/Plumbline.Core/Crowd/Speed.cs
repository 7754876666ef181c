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
    /// The worker's own answers do not set the limit, or a fast majority would hide itself. Cost O(n log n). Source: own definition; the quantile is of type 7.
    /// </remarks>
    public static IReadOnlyDictionary<string, Measurement> Of(IEnumerable<(string Worker, double Milliseconds)> answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ConfidenceLevel.Tail(level);
        var all = answers.Select(Checked).OrderBy(answer => answer.Milliseconds).ToArray();
        double[] times = Array.ConvertAll(all, answer => answer.Milliseconds);
        return new SortedDictionary<string, Measurement>(
            all.Index().GroupBy(answer => answer.Item.Worker, answer => answer.Index, StringComparer.Ordinal).ToDictionary(own => own.Key, own => Fast(times, own.Key, [.. own], level)),
            StringComparer.Ordinal);
    }

    /// <param name="times">All times, ascending.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="own">The places of the worker's times, ascending.</param>
    /// <param name="level">Two-sided level.</param>
    private static Measurement Fast(double[] times, string worker, int[] own, double level)
    {
        var others = times.Length - own.Length;
        if (others == 0)
        {
            return new Measurement.Unknown(Cause.NoOverlap, $"Nobody but {worker} answered.");
        }

        var place = (others - 1) * FastShare;
        var (below, above) = (OfOthers(times, own, (int)place), OfOthers(times, own, Math.Min((int)place + 1, others - 1)));
        var limit = below + ((place - (int)place) * (above - below));
        return Proportion.ClopperPearson(own.TakeWhile(at => times[at] < limit).Count(), own.Length, level);
    }

    /// <summary>The time of a rank among the others: as many of the worker's own stand before it as have no more than that many others before them.</summary>
    private static double OfOthers(double[] times, int[] own, int rank)
    {
        var (low, high) = (0, own.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = own[middle] - middle <= rank ? (middle + 1, high) : (low, middle);
        }

        return times[rank + low];
    }

    private static (string Worker, double Milliseconds) Checked((string Worker, double Milliseconds) answer) =>
        double.IsFinite(answer.Milliseconds) && answer.Milliseconds >= 0
            ? answer
            : throw new ArgumentException($"{answer.Milliseconds} ms of {answer.Worker} is no time.", nameof(answer));
}
