using FsCheck.Fluent;
using Plumbline.Drift;

namespace Plumbline.Properties;

public sealed class DriftLawTests
{
    [Fact]
    public void A_spread_beside_itself_has_not_moved() => Law.Holds(Some.List(Some.Number, 2, 14), values =>
        Law.Value(KolmogorovSmirnov.Of(values, values).Effect) is null or (> -1e-12 and < 1e-12)
        && Law.Value(PopulationStability.OverPooledBins(values, values)) is null or (> -1e-9 and < 1e-9));

    [Fact]
    public void The_largest_distance_keeps_under_a_monotone_map_and_whichever_comes_first() => Law.Holds(Some.Both(Some.Numbers, Some.Numbers), given =>
    {
        var moved = KolmogorovSmirnov.Of(given.First, given.Second);
        return Law.Sound(moved) && Law.Within(moved.Effect, 0, 1) && Law.Within(moved.P, 0, 1) && Law.Same(moved, KolmogorovSmirnov.Of(given.Second, given.First))
            && Law.Same(moved, KolmogorovSmirnov.Of([.. given.First.Reverse().Select(Math.Exp)], [.. given.Second.Select(Math.Exp)]));
    });

    [Fact]
    public void Categories_have_no_order_and_no_drift_from_themselves() => Law.Holds(Some.List(Some.Both(Gen.Choose(0, 20), Gen.Choose(0, 20)), 2, 6), rows =>
    {
        int[] before = [.. rows.Select(row => row.First)], now = [.. rows.Select(row => row.Second)];
        var (drift, same) = (CategoricalDrift.Of(before, now), CategoricalDrift.Of(before, before));
        return Law.Sound(drift) && Law.Same(drift, CategoricalDrift.Of([.. before.Reverse()], [.. now.Reverse()])) && Law.Within(drift.JensenShannon, 0, 1) && Law.Within(drift.TotalVariation, 0, 1)
            && Law.Within(drift.ChiSquared.P, 0, 1) && Law.Same(drift.JensenShannon, CategoricalDrift.Of(now, before).JensenShannon) && Law.Within(same.JensenShannon, 0, 0) && Law.Within(same.TotalVariation, 0, 0);
    });

    [Fact]
    public void Population_stability_is_never_negative_and_none_of_itself() => Law.Holds(Some.List(Some.Both(Gen.Choose(0, 20), Gen.Choose(0, 20)), 2, 6), rows =>
    {
        int[] before = [.. rows.Select(row => row.First)], now = [.. rows.Select(row => row.Second)];
        var moved = PopulationStability.Of(before, now);
        return Law.Sound(moved) && Law.Within(moved.Index, 0, 1e9) && Law.Within(moved.P, 0, 1) && Law.Same(moved.Index, PopulationStability.Of(now, before).Index)
            && Law.Within(PopulationStability.Of(before, before).Index, 0, 0);
    });

    [Fact]
    public void Points_in_many_dimensions_may_come_in_any_order_and_be_shifted_together() => Law.Holds(Some.Both(Some.List(Some.Number.ArrayOf(2), 2, 7), Some.List(Some.Number.ArrayOf(2), 2, 7)), given =>
    {
        var moved = MeanDiscrepancy.Of(given.First, given.Second, 1, 19);
        return Law.Sound(moved) && Law.Within(moved.P, 0, 1) && Law.Same(moved.Effect, MeanDiscrepancy.Of([.. given.First.Reverse()], given.Second, 1, 19).Effect, 1e-7)
            && Law.Same(moved.Effect, MeanDiscrepancy.Of([.. given.First.Select(Shifted)], [.. given.Second.Select(Shifted)], 1, 19).Effect, 1e-6) && Law.Sound(CentroidDrift.Of(given.First, given.Second));
    });

    [Fact]
    public void A_changepoint_keeps_its_place_when_all_is_shifted_and_stretched() => Law.Holds(Some.Numbers, series =>
    {
        var (found, moved) = (Changepoint.Of(series, 1, 19), Changepoint.Of([.. series.Select(value => 7 + (2 * value))], 1, 19));
        return Law.Sound(found) && found.First == moved.First && Law.Within(found.P, 0, 1) && Law.Near(Law.Value(found.P), Law.Value(moved.P));
    });

    [Fact]
    public void Sums_are_never_negative_and_turn_round_with_their_values() => Law.Holds(Some.Numbers, values =>
    {
        var (plain, turned) = (values.Aggregate(new Cusum(0.5, 4), (sum, value) => sum.Next(value)), values.Aggregate(new Cusum(0.5, 4), (sum, value) => sum.Next(-value)));
        return plain.Up >= 0 && plain.Down >= 0 && plain.Up == turned.Down && plain.Down == turned.Up;
    });

    [Fact]
    public void More_disagreement_is_never_less_evidence() => Law.Holds(Some.List(Gen.Choose(0, 1), 1, 20), checks =>
    {
        AgreementEvidence After(IEnumerable<int> seen) => seen.Aggregate(new AgreementEvidence(0.8), (state, one) => state.Next(one == 1));
        AgreementCusum Sum(IEnumerable<int> seen) => seen.Aggregate(new AgreementCusum(0.9, 0.7, 4), (state, one) => state.Next(one == 1));
        int[] worse = [.. checks[..^1], 0], better = [.. checks[..^1], 1];
        return After(worse).Log >= After(better).Log && After(checks).Highest >= After(checks).Log && Sum(worse).Sum >= Sum(better).Sum && Sum(checks).Sum >= 0;
    });

    [Fact]
    public void More_evidence_alarms_for_no_fewer_streams() => Law.Holds(Some.List(Gen.Choose(0, 400), 0, 8), evidence =>
    {
        double[] plain = [.. evidence.Select(one => one / 2.0)];
        var chosen = EvidenceSelection.BenjaminiHochberg(plain, 0.1);
        return chosen.Count <= EvidenceSelection.BenjaminiHochberg([.. plain.Select(one => one * 2)], 0.1).Count && chosen.All(place => place >= 0 && place < plain.Length);
    });

    [Fact]
    public void Windows_and_items_may_come_in_any_order() => Law.Holds(Some.Both(Some.List(Some.Both(Some.Share, Some.Share), 0, 9), Some.Seed), given =>
    {
        DriftWindow[] windows = [.. given.First.Select((row, time) => new DriftWindow(time, 30, row.First, 0.1, row.Second, 0.1))];
        JointItem[] items = [.. given.First.Select((row, time) => new JointItem(time % 2, row.First, row.Second))];
        return Law.Sound(TwoSlopes.Of(windows)) && Law.Same(TwoSlopes.Of(windows), TwoSlopes.Of(Some.Shuffled(windows, given.Second)))
            && Law.Same(EqualRewardDrift.Of(items, fewest: 1), EqualRewardDrift.Of(Some.Shuffled(items, given.Second), fewest: 1), 1e-6) && Law.Sound(EqualRewardDrift.Of(items, fewest: 1));
    });

    private static double[] Shifted(double[] point) => [.. point.Select(value => value + 3)];
}
