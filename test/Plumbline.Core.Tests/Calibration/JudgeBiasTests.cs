using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class JudgeBiasTests
{
    [Fact]
    public void A_fair_judge_prefers_the_longer_answer_half_of_the_time()
    {
        JudgedPair[] pairs = [.. Enumerable.Range(0, 400).Select(pair => new JudgedPair(0.5, pair % 2, pair / 2 % 2 == 0, false))];

        Assert.Equal(0.5, Value(VerbosityBias.Of(pairs)));
        Assert.True(Bounds(VerbosityBias.Of(pairs)) is { Low: < 0.5, High: > 0.5 });
    }

    [Fact]
    public void Swapping_the_answers_of_a_pair_leaves_the_bias()
    {
        JudgedPair[] pairs = [new(0.5, 1, true, true), new(0.5, 0, true, false), new(0.5, 1, true, false), new(1, 1, true, true), new(0.5, 0.5, true, true)];
        JudgedPair[] swapped = [.. pairs.Select(pair => new JudgedPair(1 - pair.Human, 1 - pair.Judge, !pair.LongerFirst, pair.OwnFirst))];

        Assert.Equal(Bounds(VerbosityBias.Of(pairs)), Bounds(VerbosityBias.Of(swapped)));
        Assert.Equal(2 / 3.0, Value(VerbosityBias.Of(pairs)), 1e-12);
    }

    [Fact]
    public void A_judge_that_treats_all_families_alike_shows_no_preference()
    {
        JudgedPair[] pairs = [.. Enumerable.Range(0, 800).Select(pair => new JudgedPair(pair % 2, pair / 2 % 4 == 0 ? 1 - (pair % 2) : pair % 2, true, pair / 8 % 2 == 0))];
        var own = SelfPreference.Of(pairs);

        Assert.All([own.WhenBetter, own.WhenWorse, own.AgainstPeople], one => Assert.True(Math.Abs(Value(one)) < 1e-12 && Bounds(one) is { Low: < 0, High: > 0 }));
    }

    [Fact]
    public void A_judge_that_lifts_its_own_shows_it_three_ways()
    {
        JudgedPair[] pairs = [.. Enumerable.Range(0, 400).Select(pair => new JudgedPair(pair % 2, pair / 2 % 2 == 0 && pair % 5 < 2 ? 1 : pair % 5 == 4 ? 0 : pair % 2, true, pair / 2 % 2 == 0))];
        var own = SelfPreference.Of(pairs);

        Assert.All([own.WhenWorse, own.AgainstPeople], one => Assert.True(Bounds(one).Low > 0));
        Assert.True(Value(own.WhenBetter) >= 0);

        // Where people prefer the own answer more, a judge that does as they do shows nothing.
        JudgedPair[] same = [.. Enumerable.Range(0, 40).Select(pair => new JudgedPair(pair % 4 == 0 ? 0 : 1, pair % 4 == 0 ? 0 : 1, true, pair % 3 != 0))];
        Assert.Equal(0, Value(SelfPreference.Of(same).AgainstPeople));
    }

    [Fact]
    public void Empty_groups_are_unknown_and_odd_preferences_refused()
    {
        Assert.Equal(Cause.TooFew, Refusal(VerbosityBias.Of([])));
        Assert.Equal(Cause.TooFew, Refusal(SelfPreference.Of([new(1, 1, true, true)]).WhenBetter));
        Assert.Contains("Pair 2", Assert.Throws<ArgumentException>(() => VerbosityBias.Of([default, new(0.3, 1, true, true)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SelfPreference.Of([new(1, double.NaN, true, true)]));
    }

    [Fact]
    public void Flips_with_the_order_are_counted_and_their_side_told()
    {
        // Five pairs hold, three go to the one shown first, one to the second, one becomes a tie.
        var flips = OrderFlips.Of([(1, 1), (0, 0), (1, 1), (0, 0), (0.5, 0.5), (1, 0), (1, 0), (1, 0), (0, 1), (1, 0.5)]);

        Assert.Equal(0.5, Value(flips.FlipRate), 1e-12);
        Assert.Equal(0.75, Value(flips.FirstPreferred), 1e-12);
        Assert.Equal(Cause.TooFew, Refusal(OrderFlips.Of([(1, 1)]).FirstPreferred));
        Assert.Throws<ArgumentException>(() => OrderFlips.Of([(1, 2)]));
    }
}
