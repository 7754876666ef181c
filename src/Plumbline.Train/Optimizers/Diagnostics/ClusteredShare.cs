using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>A share of yes among answers that come in clusters, of which only the clusters are independent.</summary>
/// <remarks>
/// Exact bounds on effective counts: n is shrunk by how much more the clusters scatter than independent answers would, and by the few
/// degrees of freedom of that estimate. One answer a cluster is Clopper and Pearson's interval.
/// Source: E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated
/// from survey data", Survey Methodology 24, 1998.
/// </remarks>
internal static class ClusteredShare
{
    public static Measurement Of(IReadOnlyList<(string Cluster, bool Yes)> answers, double level)
    {
        var yes = answers.Count(answer => answer.Yes);
        var clusters = answers.GroupBy(answer => answer.Cluster, StringComparer.Ordinal)
            .Select(group => (Yes: group.Count(answer => answer.Yes), Size: group.Count())).Order().ToArray();
        return clusters.Length switch
        {
            var count when count == answers.Count => Proportion.ClopperPearson(yes, answers.Count, level),
            1 => new Measurement.Known(yes / (double)answers.Count, answers.Count, Cause: Cause.TooFew)
            {
                Warnings = ["Every pair is of the same prompt, so there is nothing to take an interval from."],
            },
            _ => Bounded(yes, answers.Count, clusters, level),
        };
    }

    private static Measurement.Known Bounded(int yes, int n, (int Yes, int Size)[] clusters, double level)
    {
        var (share, tail, effective) = (yes / (double)n, (1 - level) / 2, Effective(yes, n, clusters, level));
        var low = yes == 0 ? 0 : Beta.Quantile(tail, share * effective, ((1 - share) * effective) + 1);
        var high = yes == n ? 1 : Beta.Quantile(1 - tail, (share * effective) + 1, (1 - share) * effective);
        return new(share, n, new Interval(low, high, level, "clopper-pearson, clustered"))
        {
            Warnings = [$"{n} pairs of {clusters.Length} prompts count as {effective:0} independent ones."],
        };
    }

    private static double Effective(int yes, int n, (int Yes, int Size)[] clusters, double level)
    {
        var (share, groups, tail) = (yes / (double)n, clusters.Length, (1 - level) / 2);
        var squares = StableSum.Of(clusters.Select(cluster => Math.Pow(cluster.Yes - (share * cluster.Size), 2)));
        var variance = squares * groups / (groups - 1) / n / n;
        if (variance == 0)
        {
            return groups;
        }

        var freedom = StudentT.Quantile(tail, n - 1) / StudentT.Quantile(tail, groups - 1);
        return Math.Min(n, share * (1 - share) / variance * freedom * freedom);
    }
}
