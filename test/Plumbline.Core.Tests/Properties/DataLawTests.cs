using FsCheck;
using FsCheck.Fluent;
using Plumbline.Pairs;
using Plumbline.Sampling;

namespace Plumbline.Properties;

/// <summary>Pairs, texts, and what to label.</summary>
public sealed class DataLawTests
{
    private static readonly Gen<string> Text = Some.List(Gen.Elements("the", "cat", "sat", "on", "a", "mat"), 0, 16).Select(words => string.Join(' ', words));

    private static readonly Gen<Dictionary<string, double>> Scores = Some.List(Some.Both(Gen.Elements("help", "harm", "tone"), Some.Share), 0, 3)
        .Select(rows => rows.DistinctBy(row => row.First).ToDictionary(row => row.First, row => row.Second));

    [Fact]
    public void Likeness_is_a_share_the_same_both_ways_and_whole_to_itself() => Law.Holds(Some.Both(Text, Text), given =>
        MinHash.Jaccard(given.First, given.Second) is >= 0 and <= 1 and var likeness && likeness == MinHash.Jaccard(given.Second, given.First) && MinHash.Jaccard(given.First, given.First) == (given.First.Length > 0 ? 1 : 0)
        && MinHash.Likeness(MinHash.Of(given.First), MinHash.Of(given.First)) == 1 && SharedPassages.Coverage(given.First, given.Second, 3) is >= 0 and <= 1);

    [Fact]
    public void Every_text_is_in_one_group_whatever_the_order() => Law.Holds(Some.Both(Some.List(Text, 0, 6), Some.Seed), given =>
    {
        int[][] groups = [.. NearDuplicates.Of(given.First).Select(group => group.ToArray())];
        var order = Some.Shuffled(Enumerable.Range(0, given.First.Length), given.Second);
        var shuffled = NearDuplicates.Of([.. order.Select(place => given.First[place])]);
        HashSet<string> Names(IEnumerable<IEnumerable<int>> all) => [.. all.Select(group => string.Join(',', group.Order()))];
        return groups.SelectMany(group => group).Distinct().Count() == groups.Sum(group => group.Length) && Names(groups).SetEquals(Names(shuffled.Select(group => group.Select(place => order[place]))));
    });

    [Fact]
    public void A_sealed_text_is_found_in_itself() => Law.Holds(Text.Where(text => text.Length > 0), text => Decontamination.Of([text]).Find(text) is not null);

    [Fact]
    public void Swapping_two_answers_swaps_the_verdict() => Law.Holds(Some.Both(Scores, Scores), given =>
    {
        var rule = new PairRule(2, 0.1, ["harm"], new Dictionary<string, double> { ["harm"] = 0.5 });
        var (one, other) = (rule.Decide(given.First, given.Second), rule.Decide(given.Second, given.First));
        return one.Preferred == (other.Preferred switch { Preferred.A => Preferred.B, Preferred.B => Preferred.A, _ => Preferred.Neither }) && one.Flagged == other.Flagged && one.Reason == other.Reason
            && rule.Decide(given.First, given.First).Preferred == Preferred.Neither;
    });

    [Fact]
    public void Weights_balance_length_and_turn_round() => Law.Holds(Some.List(Gen.Choose(-3, 3).Select(length => (double)length), 0, 12), differences =>
    {
        var (balance, turned) = (LengthBalance.Of(differences), LengthBalance.Of([.. differences.Select(length => -length)]));
        return Law.Sound(balance) && Law.Within(balance.Longer, 0, 1) && Law.Near(Law.Value(balance.Longer), 1 - Law.Value(turned.Longer)) && Law.Value(balance.Weighted) is not { } weighted || Math.Abs(Law.Value(balance.Weighted)!.Value - 0.5) < 1e-9 || balance.Weights is null;
    });

    [Fact]
    public void Uncertainty_is_largest_where_all_is_even_and_knows_no_order() => Law.Holds(Some.Both(Some.List(Gen.Choose(1, 9), 2, 5), Some.Seed), given =>
    {
        double[] chances = [.. given.First.Select(weight => weight / (double)given.First.Sum())];
        double[] even = [.. chances.Select(_ => 1.0 / chances.Length)];
        return Law.Near(Uncertainty.Entropy(chances), Uncertainty.Entropy(Some.Shuffled(chances, given.Second))) && Uncertainty.Entropy(chances) <= Uncertainty.Entropy(even) + 1e-12
            && Uncertainty.Disagreement([chances, chances]) < 1e-12 && Uncertainty.Disagreement([chances, even]) >= -1e-12;
    });

    [Fact]
    public void A_sample_has_its_size_and_honest_chances_in_any_order() => Law.Holds(Some.Both(Some.Both(Some.List(Some.Share, 1, 12), Gen.Choose(1, 12)), Some.Seed), given =>
    {
        PoolItem[] pool = [.. given.First.First.Select((unsure, at) => new PoolItem($"i{at:D2}", unsure))];
        var budget = Math.Min(given.First.Second, pool.Length);
        var drawn = ActiveSampling.Draw(pool, budget, given.Second);
        return drawn.All(item => item.Probability is > 0 and <= 1 + 1e-12) && drawn.Select(item => item.Id).Distinct().Count() == drawn.Count
            && drawn.OrderBy(item => item.Id).SequenceEqual(ActiveSampling.Draw(Some.Shuffled(pool, given.Second), budget, given.Second).OrderBy(item => item.Id));
    });

    [Fact]
    public void A_pool_labelled_wholly_has_the_mean_of_its_labels() => Law.Holds(Some.List(Some.Both(Some.Share, Some.Share), 1, 12), rows =>
        Law.Near(Law.Value(HorvitzThompson.Mean([.. rows.Select(row => new SampledItem(row.First, 1, row.Second))])), rows.Average(row => row.Second))
        && Law.Same(HorvitzThompson.Mean([.. rows.Select(row => new SampledItem(row.First, 0.5, row.Second))]), HorvitzThompson.Mean([.. rows.Reverse().Select(row => new SampledItem(row.First, 0.5, row.Second))])));

    [Fact]
    public void All_items_are_shared_out_and_no_stratum_gets_more_than_it_has() => Law.Holds(Some.Both(Some.List(Some.Both(Gen.Choose(2, 30), Some.Share), 1, 5), Gen.Choose(0, 60)), given =>
    {
        int[] sizes = [.. given.First.Select(stratum => stratum.First)];
        var total = Math.Clamp(given.Second, 2 * sizes.Length, sizes.Sum());
        var shared = NeymanAllocation.Of(sizes, [.. given.First.Select(stratum => stratum.Second)], total);
        return shared.Items.Sum() == total && shared.Items.Zip(sizes).All(stratum => stratum.First >= 0 && stratum.First <= stratum.Second);
    });

    [Fact]
    public void Rarer_classes_weigh_more() => Law.Holds(Some.List(Gen.Choose(1, 50), 1, 5), counts =>
        Law.Near(ClassWeights.Balanced(counts).Zip(counts, (weight, count) => weight * count).Sum(), counts.Sum())
        && counts.Zip(ClassWeights.EffectiveNumber(counts, 0.99)).Order().Select(row => row.Second).ToArray() is var rising && rising.Zip(rising.Skip(1)).All(pair => pair.First >= pair.Second - 1e-12));

    [Fact]
    public void A_focal_loss_falls_with_the_chance_and_with_the_focus() => Law.Holds(Some.Both(Gen.Choose(1, 98), Gen.Choose(0, 5)), given =>
        FocalLoss.Of(given.First / 100.0, given.Second) >= FocalLoss.Of((given.First + 1) / 100.0, given.Second) && FocalLoss.Of(given.First / 100.0, given.Second) >= FocalLoss.Of(given.First / 100.0, given.Second + 1)
        && FocalLoss.Slope(given.First / 10.0 - 5, given.Second) <= 0);

    [Fact]
    public void Centres_are_different_places_and_more_leave_nothing_farther() => Law.Holds(Some.Both(Some.List(Some.Number.ArrayOf(2), 1, 9), Gen.Choose(1, 9)), given =>
    {
        var k = Math.Min(given.Second, given.First.Length);
        var chosen = KCenter.Of(given.First, k);
        double Farthest(IEnumerable<int> centres) => given.First.Max(point => centres.Min(centre => Math.Pow(point[0] - given.First[centre][0], 2) + Math.Pow(point[1] - given.First[centre][1], 2)));
        return chosen.Distinct().Count() == chosen.Count && Farthest(chosen) <= Farthest(chosen.Take(1)) + 1e-12;
    });
}
