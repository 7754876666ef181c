using FsCheck.Fluent;
using Plumbline.Statistics;

namespace Plumbline.Properties;

public sealed class StatisticsLawTests
{
    private static readonly Func<int, int, double, Measurement>[] Shares = [Proportion.ClopperPearson, Proportion.Wilson, Proportion.Jeffreys];

    [Fact]
    public void More_items_of_the_same_share_make_a_narrower_interval() => Law.Holds(Some.Counted(), given => Shares.All(share =>
        Law.Width(share(given.K * 4, given.N * 4, 0.9)) < Law.Width(share(given.K, given.N, 0.9))));

    [Fact]
    public void A_higher_level_makes_a_wider_interval_around_the_narrower_one() => Law.Holds(Some.Counted(), given => Shares.All(share =>
        Holds(share(given.K, given.N, 0.99), share(given.K, given.N, 0.8))));

    [Fact]
    public void A_mean_moves_and_stretches_with_its_values() => Law.Holds(Some.Numbers, values =>
        Law.Same(Moved(StudentMean.Of(values, null, 0.9)), StudentMean.Of([.. values.Select(value => 5 - (2 * value))], null, 0.9)));

    [Fact]
    public void Means_know_neither_order_nor_names_of_clusters() => Law.Holds(Some.Both(Some.List(Some.Both(Some.Share, Gen.Choose(0, 4)), 0, 14), Some.Seed), given =>
    {
        var rows = Some.Shuffled(given.First, given.Second);
        return Law.Same(Means(given.First, "a"), Means(rows, "z")) && Law.Sound(Means(rows, "z"));
    });

    [Fact]
    public void Means_of_scores_stay_between_0_and_1_with_their_bounds() => Law.Holds(Some.Shares, scores =>
        new[] { BoundedMean.Of([.. scores.Select((score, item) => ($"{item}", score))], 0.9), BettingSequence.Of(scores, 0.9), EmpiricalBernsteinSequence.Of(scores, 0.9) }
            .All(mean => Law.Sound(mean) && Law.Within(mean, 0, 1) && (mean as Measurement.Known)?.Interval is not ({ Low: < 0 } or { High: > 1 })));

    [Fact]
    public void A_higher_level_never_narrows_a_mean() => Law.Holds(Some.Shares, scores =>
        Law.AtMost(Law.Width(StudentMean.Of(scores, null, 0.8)), Law.Width(StudentMean.Of(scores, null, 0.95)))
        && Law.AtMost(Law.Width(BettingSequence.Of(scores, 0.8)), Law.Width(BettingSequence.Of(scores, 0.95)))
        && Law.AtMost(Law.Width(PairedTest.Of(scores, 0.8)), Law.Width(PairedTest.Of(scores, 0.95))));

    [Fact]
    public void Swapping_two_releases_turns_a_change_round() => Law.Holds(Some.Both(Some.Counted(20), Gen.Choose(0, 20)), given =>
    {
        var (newOnly, n) = given.First;
        var oldOnly = Math.Min(given.Second, n - newOnly);
        var (one, other) = (Tango.Of(newOnly, oldOnly, n, 0.9), Tango.Of(oldOnly, newOnly, n, 0.9));
        return Law.Sound(one) && Law.Same(Mirrored(one), other, 1e-7) && Law.Within(one, -1, 1) && Law.Near(McNemar.ExactP(newOnly, oldOnly), McNemar.ExactP(oldOnly, newOnly));
    });

    [Fact]
    public void Swapping_two_groups_turns_a_difference_round() => Law.Holds(Some.Both(Some.Counted(), Some.Counted()), given =>
    {
        var ((k1, n1), (k2, n2)) = given;
        return Law.Same(Mirrored(Newcombe.Of(k1, n1, k2, n2, 0.9)), Newcombe.Of(k2, n2, k1, n1, 0.9))
            && Law.Same(Mirrored(Welch.Of(k1, k2, n1, k2, k1, n2, 0.9)), Welch.Of(k2, k1, n2, k1, k2, n1, 0.9)) && Law.Sound(Newcombe.Of(k1, n1, k2, n2, 0.9));
    });

    [Fact]
    public void A_correlation_knows_no_order_no_side_and_no_unit() => Law.Holds(Some.List(Some.Both(Some.Number, Some.Number), 0, 12), points =>
    {
        double[] x = [.. points.Select(point => point.First)], y = [.. points.Select(point => point.Second)];
        var plain = Correlation.Of(x, y);
        return Law.Sound(plain) && Law.Within(plain, -1, 1) && Law.Same(plain, Correlation.Of(y, x)) && Law.Same(plain, Correlation.Of([.. x.Reverse()], [.. y.Reverse()]))
            && Law.Same(plain, Correlation.Of([.. x.Select(value => 3 + (4 * value))], y), 1e-6);
    });

    [Fact]
    public void An_area_keeps_under_a_monotone_map_and_turns_round_with_its_groups() => Law.Holds(Some.Both(Some.Numbers, Some.Numbers), given =>
    {
        var (above, below) = given;
        var area = Auc.Of(above, below);
        return Law.Sound(area) && Law.Within(area, 0, 1) && Law.Same(area, Auc.Of([.. above.Select(Math.Exp)], [.. below.Select(Math.Exp)]))
            && Law.Near(Law.Value(area), 1 - Law.Value(Auc.Of(below, above)));
    });

    [Fact]
    public void Evidence_against_a_share_is_right_about_a_p_value() => Law.Holds(Some.Both(Some.Counted(), Some.Numbers), given =>
        BetaMixture.LogE(given.First.K, given.First.N, 0.5) is var log && double.IsFinite(log) && Law.Near(log, BetaMixture.LogE(given.First.N - given.First.K, given.First.N, 0.5))
        && MixtureRatio.PValue(given.Second, 1, 1) is >= 0 and <= 1 and var p && Law.Near(p, MixtureRatio.PValue([.. given.Second.Select(value => -value)], 1, 1)));

    [Fact]
    public void Quantiles_rise_and_keep_within_their_values() => Law.Holds(Some.Both(Some.List(Some.Number, 1, 9), Some.Both(Some.Share, Some.Share)), given =>
    {
        double[] sorted = [.. given.First.Order()];
        var (low, high) = (Quantile.Of(sorted, Math.Min(given.Second.First, given.Second.Second)), Quantile.Of(sorted, Math.Max(given.Second.First, given.Second.Second)));
        return sorted[0] <= low && low <= high && high <= sorted[^1];
    });

    [Fact]
    public void A_smaller_drop_needs_more_items() => Law.Holds(Some.Both(Gen.Choose(1, 20), Gen.Choose(1, 9)), given =>
        !(SampleSize.ForPaired(given.First / 20.0, 0, given.Second / 100.0, 0.05, 0.8) < SampleSize.ForPaired(given.First / 20.0, 0, (given.Second + 1) / 100.0, 0.05, 0.8)));

    private static Measurement[] Means((double Score, int Cluster)[] rows, string name)
    {
        double[] scores = [.. rows.Select(row => row.Score)];
        string[] clusters = [.. rows.Select(row => $"{name}{(row.Cluster * 7) % 5}")];
        return [StudentMean.Of(scores, null, 0.9), StudentMean.Of(scores, clusters, 0.9), ClusteredMean.Of(scores, clusters, 0.9), PairedTest.Of(scores, 0.9), PairedTest.Clustered(scores, clusters, 0.9), Bootstrap.Mean(scores, 0.9, 3, 60)];
    }

    private static bool Holds(Measurement outer, Measurement inner) =>
        outer is Measurement.Known { Interval: { } wide } && inner is Measurement.Known { Interval: { } narrow } && wide.Low <= narrow.Low + 1e-12 && narrow.High <= wide.High + 1e-12;

    private static Measurement Moved(Measurement mean) => mean is Measurement.Known known
        ? known with { Value = 5 - (2 * known.Value), Interval = known.Interval is { } bounds ? bounds with { Low = 5 - (2 * bounds.High), High = 5 - (2 * bounds.Low) } : null }
        : mean;

    private static Measurement Mirrored(Measurement change) => change is Measurement.Known known
        ? known with { Value = -known.Value, Interval = known.Interval is { } bounds ? bounds with { Low = -bounds.High, High = -bounds.Low } : null }
        : change;
}
