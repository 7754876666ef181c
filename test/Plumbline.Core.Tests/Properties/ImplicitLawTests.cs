using FsCheck;
using FsCheck.Fluent;
using Plumbline.Implicit;

namespace Plumbline.Properties;

public sealed class ImplicitLawTests
{
    private static readonly Gen<string> Text = Some.List(Gen.Elements("a ", "b", "é", "e\u0301", "two words ", " "), 0, 8).Select(parts => string.Concat(parts));

    private static readonly Gen<RatedServing[]> Served = Some.List(Some.Both(Some.Both(Gen.Choose(0, 3), Gen.Choose(1, 10)), Some.Share), 0, 14)
        .Select(rows => rows.Select((row, at) => new RatedServing(row.First.First > 1 ? null : row.First.First, row.First.Second / 10.0, row.Second, $"u{at}")).ToArray());

    [Fact]
    public void A_distance_is_none_to_itself_the_same_both_ways_and_never_longer_over_a_third() => Law.Holds(Some.Both(Text, Some.Both(Text, Text)), given =>
    {
        var (one, (other, third)) = given;
        return EditSignal.Of(one, one).Characters == 0 && EditSignal.Of(one, other).Characters == EditSignal.Of(other, one).Characters
            && EditSignal.Of(one, third).Characters <= EditSignal.Of(one, other).Characters + EditSignal.Of(other, third).Characters;
    });

    [Fact]
    public void What_is_changed_and_kept_are_shares() => Law.Holds(Some.Both(Text, Text), given =>
        EditSignal.Of(given.First, given.Second) is var edit && Law.Sound(edit) && edit.Share is >= 0 and <= 1 && Law.Within(edit.Kept, 0, 1) && edit.Added >= 0 && edit.Words >= 0);

    [Fact]
    public void Every_rating_given_leaves_nothing_to_correct() => Law.Holds(Some.List(Some.Share, 1, 12), ratings =>
    {
        var corrected = ResponseCorrection.Of([.. ratings.Select(rating => new RatedServing(rating, 1))], new(FewestEffective: 0));
        return new[] { corrected.Naive, corrected.Ips, corrected.Snips, corrected.Clipped, corrected.Aipw }.All(mean => Law.Near(Law.Value(mean), ratings.Average()));
    });

    [Fact]
    public void Corrections_know_no_order_and_self_normalised_ones_stay_within_the_ratings() => Law.Holds(Some.Both(Served, Some.Seed), given =>
    {
        var settings = new CorrectionSettings(FewestEffective: 0);
        var corrected = ResponseCorrection.Of(given.First, settings);
        return Law.Sound(corrected) && Law.Same(corrected, ResponseCorrection.Of(Some.Shuffled(given.First, given.Second), settings)) && Law.Within(corrected.Snips, 0, 1) && Law.Within(corrected.Naive, 0, 1)
            && corrected.EffectiveSize <= given.First.Count(serving => serving.Rating is not null) + 1e-9;
    });

    [Fact]
    public void More_answers_tighten_the_bounds_of_satisfaction() => Law.Holds(Some.Both(Some.Share, Some.Both(Some.Share, Some.Share)), given =>
    {
        var (fewer, more) = (Math.Min(given.Second.First, given.Second.Second), Math.Max(given.Second.First, given.Second.Second));
        var (wide, narrow) = (SatisfactionBounds.Of(given.First, fewer), SatisfactionBounds.Of(given.First, more));
        return wide.Low is >= 0 and <= 1 && wide.High is >= 0 and <= 1 && wide.Low <= wide.High && narrow.High - narrow.Low <= wide.High - wide.Low + 1e-12
            && narrow.Low <= given.First + 1e-12 && given.First <= narrow.High + 1e-12 && Law.Near(SatisfactionBounds.AtClickRatio(given.First, 1), given.First);
    });

    [Fact]
    public void Good_and_bad_turn_a_signal_round() => Law.Holds(Gen.Choose(0, 30).ArrayOf(4), counts =>
    {
        var (ratio, turned) = (SignalRatio.Of(counts[0], counts[1], counts[2], counts[3]), SignalRatio.Of(counts[2], counts[3], counts[0], counts[1]));
        return Law.Sound(ratio) && Law.Near(Law.Value(ratio), 1 / Law.Value(turned)) && Law.AtMost(Law.Width(SignalRatio.Of(counts[0], counts[1], counts[2], counts[3], 0.8)), Law.Width(ratio));
    });

    [Fact]
    public void Evidence_is_a_chance_in_any_order_and_preferences_sum_to_one() => Law.Holds(Some.Both(Some.List(Gen.Choose(1, 60), 0, 5), Some.Both(Gen.Choose(1, 19), Gen.Choose(1, 19))), given =>
    {
        (double, string?)[] signals = [.. given.First.Select((ratio, at) => (ratio / 10.0, at % 2 == 0 ? null : "g"))];
        var (one, other) = (given.Second.First / 20.0, given.Second.Second / 20.0);
        return EvidenceWeight.Good(signals) is > 0 and < 1 and var good && Law.Near(good, EvidenceWeight.Good([.. signals.Reverse()]))
            && Law.Near(EvidenceWeight.Preference(one, other), 1 - EvidenceWeight.Preference(other, one)) && EvidenceWeight.Preference(one, other) is >= 0 and <= 1;
    });

    [Fact]
    public void A_share_over_segments_keeps_in_any_order_and_is_plain_where_shares_are_as_rated() => Law.Holds(Some.List(Some.Counted(20), 1, 4), segments =>
    {
        var rated = segments.Sum(segment => segment.N);
        Stratum[] strata = [.. segments.Select(segment => new Stratum(segment.N, segment.K, segment.N / (double)rated))];
        var share = PostStratification.Of(strata);
        return Law.Sound(share) && Law.Same(share, PostStratification.Of([.. strata.Reverse()])) && Law.Near(Law.Value(share), segments.Sum(segment => segment.K) / (double)rated);
    });
}
