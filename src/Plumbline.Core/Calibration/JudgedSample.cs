using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Items that a judge scored: some of them people scored too, the rest only the judge.</summary>
/// <remarks>
/// Items are independent of each other, and those people scored are to be a uniform sample of all of them; where they were chosen by the judge's
/// verdict, <see cref="RoganGladen"/> is the measure. Equal rows are kept together and in order, so neither row order nor their number costs anything later.
/// </remarks>
public sealed class JudgedSample
{
    private JudgedSample(IEnumerable<Row> labelled, IEnumerable<Row> rest, double lowest)
    {
        Labelled = [.. Merged(labelled)];
        Rest = [.. Merged(rest)];
        (Labels, Judged, Lowest) = (Labelled.Sum(row => row.Count), Rest.Sum(row => row.Count), lowest);
    }

    /// <summary>Items that both people and the judge scored.</summary>
    public int Labels { get; }

    /// <summary>Items that only the judge scored.</summary>
    public int Judged { get; }

    /// <summary>Every score is 0 or 1.</summary>
    public bool IsBinary => Lowest == 0 && Labelled.Concat(Rest).All(row => row.Human is 0 or 1 && row.Judge is 0 or 1);

    internal Row[] Labelled { get; }

    internal Row[] Rest { get; }

    /// <summary>The lowest score there can be: 0, or −1 for differences.</summary>
    internal double Lowest { get; }

    /// <summary>Scores between 0 and 1, such as pass (1) and fail (0), or win, tie (0.5) and loss.</summary>
    /// <param name="human">People's scores of the items they scored, in any order.</param>
    /// <param name="judge">The judge's scores of the same items, in the same order.</param>
    /// <param name="rest">The judge's scores of all other items.</param>
    /// <exception cref="ArgumentException">The first two lists differ in length, or a score is outside its range.</exception>
    public static JudgedSample OfScores(IReadOnlyList<double> human, IReadOnlyList<double> judge, IReadOnlyList<double> rest) => Of(human, judge, rest, 0);

    /// <summary>Differences between two releases on the same items, new less old score, from −1 to 1.</summary>
    /// <param name="human">By people's scores, on the items they scored, in any order.</param>
    /// <param name="judge">By the judge's scores of the same items, in the same order.</param>
    /// <param name="rest">By the judge's scores of all other items.</param>
    /// <exception cref="ArgumentException">The first two lists differ in length, or a difference is outside its range.</exception>
    public static JudgedSample OfDifferences(IReadOnlyList<double> human, IReadOnlyList<double> judge, IReadOnlyList<double> rest) => Of(human, judge, rest, -1);

    /// <summary>Verdicts, counted.</summary>
    /// <param name="labelled">The judge against people.</param>
    /// <param name="passed">Other items that the judge passed.</param>
    /// <param name="failed">Other items that the judge failed.</param>
    /// <exception cref="ArgumentException">A count is negative, or together they are more than an int holds.</exception>
    public static JudgedSample OfCounts(ConfusionCounts labelled, int passed, int failed)
    {
        var (both, missed, waved, neither) = labelled.Checked();
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfNegative(failed);
        _ = WholeCount.Sum(nameof(failed), labelled.Items, passed, failed);
        return new([new(1, 1, both), new(1, 0, missed), new(0, 1, waved), new(0, 0, neither)], [new(0, 1, passed), new(0, 0, failed)], 0);
    }

    /// <summary>The same sample with further labelled items, as if they had been seen.</summary>
    internal JudgedSample With(params ReadOnlySpan<Row> further) => new([.. Labelled, .. further], Rest, Lowest);

    private static JudgedSample Of(IReadOnlyList<double> human, IReadOnlyList<double> judge, IReadOnlyList<double> rest, double lowest)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(rest);
        if (human.Count != judge.Count)
        {
            throw new ArgumentException($"People scored {human.Count} items and the judge {judge.Count} of them; it should score each of them.", nameof(judge));
        }

        double Checked(double score, int item, string list) =>
            score >= lowest && score <= 1 ? score : throw new ArgumentException($"Item {item + 1} of {list} has {score}, not between {lowest} and 1.", list);
        return new(
            human.Select((score, item) => new Row(Checked(score, item, nameof(human)), Checked(judge[item], item, nameof(judge)), 1)),
            rest.Select((score, item) => new Row(0, Checked(score, item, nameof(rest)), 1)),
            lowest);
    }

    private static IEnumerable<Row> Merged(IEnumerable<Row> rows) => rows
        .GroupBy(row => (row.Human, row.Judge))
        .Select(group => new Row(group.Key.Human, group.Key.Judge, group.Sum(row => row.Count)))
        .Where(row => row.Count > 0)
        .OrderBy(row => row.Human).ThenBy(row => row.Judge);

    /// <summary>How many items have this pair of scores; of items that people did not score, Human is 0 and says nothing.</summary>
    internal readonly record struct Row(double Human, double Judge, int Count);
}
