using Plumbline.Statistics;

namespace Plumbline.Scorecards;

/// <summary>The mean score of a release on one dimension, with the interval its data call for.</summary>
public static class MeanScore
{
    /// <summary>
    /// Measures the mean: exact (Clopper–Pearson) when every score is 0 or 1, by betting on the bounded mean otherwise, and by Korn and
    /// Graubard's effective sample size as soon as one row names a cluster.
    /// </summary>
    /// <param name="rows">Rows of one dimension, each with a score; order does not matter.</param>
    /// <param name="level">Coverage of the two-sided interval, in (0, 1).</param>
    /// <returns>The mean with the number of rows as its count; no rows: unknown, <see cref="Cause.TooFew"/>.</returns>
    /// <exception cref="ArgumentException">A row has no score.</exception>
    public static Measurement Of(IReadOnlyList<ScoreRow> rows, double level)
    {
        ScoreRow[] sorted = [.. rows.OrderBy(row => row.Item, StringComparer.Ordinal)];
        double[] scores = [.. sorted.Select(ScoreOf)];
        return (Clustered(sorted), Array.TrueForAll(scores, IsBinary)) switch
        {
            _ when scores.Length == 0 => new Measurement.Unknown(Cause.TooFew, "No item has a score."),
            (true, _) => ClusteredMean.Of(scores, ClustersOf(sorted), level),
            (_, true) => Proportion.ClopperPearson(scores.Count(score => score == 1), scores.Length, level),
            _ => BoundedMean.Of([.. sorted.Select(row => (row.Item, row.Score!.Value))], level),
        };
    }

    /// <summary>
    /// The standard error of the mean: sqrt(sum (y - m)^2) / n for independent items, with a row's cluster as the unit
    /// (sqrt(G/(G-1) sum_g (sum (y - m))^2) / n) where clusters are given. Zero when every score is equal or there is one cluster only.
    /// </summary>
    /// <exception cref="ArgumentException">There is no row, or one has no score.</exception>
    public static double StandardErrorOf(IReadOnlyList<ScoreRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("A standard error needs at least one score.", nameof(rows));
        }

        ScoreRow[] sorted = [.. rows.OrderBy(row => row.Item, StringComparer.Ordinal)];
        var mean = StableSum.Of(sorted.Select(ScoreOf)) / sorted.Length;
        double[] totals =
        [
            .. sorted.GroupBy(row => UnitOf(row.Item, row.Cluster), StringComparer.Ordinal).Select(unit => StableSum.Of(unit.Select(row => ScoreOf(row) - mean))),
        ];
        var correction = !Clustered(sorted) ? 1 : totals.Length > 1 ? totals.Length / (totals.Length - 1.0) : 0;
        return Math.Sqrt(correction * StableSum.Of(totals.Select(total => total * total))) / sorted.Length;
    }

    /// <summary>Whether any row names a cluster, so that rows may not be taken as independent.</summary>
    private static bool Clustered(IReadOnlyList<ScoreRow> rows) => rows.Any(row => row.Cluster is not null);

    /// <summary>The unit of variance of every row: its cluster, or the item itself.</summary>
    private static string[] ClustersOf(IReadOnlyList<ScoreRow> rows) => [.. rows.Select(row => UnitOf(row.Item, row.Cluster))];

    /// <summary>A cluster's name and an item's id never meet, whatever they are called.</summary>
    internal static string UnitOf(string item, string? cluster) => cluster is null ? $"item {item}" : $"cluster {cluster}";

    internal static bool IsBinary(double score) => score is 0 or 1;

    private static double ScoreOf(ScoreRow row) =>
        row.Score ?? throw new ArgumentException($"Item '{row.Item}' has no score on '{row.Dimension}'.");
}
