using Plumbline.Statistics;

namespace Plumbline.Implicit;

public class ThumbsShareTests
{
    [Fact]
    public void Users_with_one_thumb_each_give_the_exact_bounds_of_a_share()
    {
        var measured = Assert.IsType<Measurement.Known>(ThumbsShare.Of([new(1, 0, 80), new(0, 1, 20)]));

        var exact = Assert.IsType<Measurement.Known>(Proportion.ClopperPearson(80, 100, .95));
        Assert.Equal(.8, measured.Value, 12);
        Assert.Equal(100, measured.Count);
        Assert.InRange(measured.Interval!.Value.Low, exact.Interval!.Value.Low - .005, exact.Interval.Value.Low + .001);
        Assert.InRange(measured.Interval.Value.High, exact.Interval.Value.High - .001, exact.Interval.Value.High + .005);
        Assert.Empty(measured.Warnings);
    }

    [Fact]
    public void A_user_beyond_the_cap_counts_for_the_cap()
    {
        // 100 users with one thumb up each, one with 900 down: of 1,000 thumbs a user counts for 20 at most, so 100 of 120.
        var measured = Assert.IsType<Measurement.Known>(ThumbsShare.Of([new(1, 0, 100), new(0, 900)]));

        Assert.Equal(100.0 / 120, measured.Value, 12);
        Assert.Equal(101, measured.Count);
        Assert.Equal("1 of 101 users gave more than 2% of the thumbs; each counts for that much.", Assert.Single(measured.Warnings).Replace(" %", "%", StringComparison.Ordinal));
    }

    [Fact]
    public void How_users_are_grouped_changes_nothing()
    {
        var together = ThumbsShare.Of([new(2, 1, 3), new(0, 4, 2)]);
        var apart = ThumbsShare.Of([new(0, 4), new(2, 1), new(2, 1), new(0, 4), new(2, 1)]);

        Assert.Equal(((Measurement.Known)together).Value, ((Measurement.Known)apart).Value, 12);
        Assert.Equal(((Measurement.Known)together).Interval!.Value.Low, ((Measurement.Known)apart).Interval!.Value.Low, 12);
    }

    [Fact]
    public void Few_loud_users_do_not_move_it_and_move_the_plain_share()
    {
        // One user in a hundred gives nine thumbs in ten and is mostly displeased; the others are pleased seven times in ten.
        const double Truth = (.01 * .1) + (.99 * .7);
        var (covered, plain) = (0, 0);
        for (var run = 0; run < 200; run++)
        {
            var stream = new SplitMix64((ulong)(1000 + run));
            var raters = new List<RaterThumbs>();
            for (var user = 0; user < 1000; user++)
            {
                var (thumbs, pleased) = user % 100 == 0 ? (900, .1) : (1, .7);
                var up = Enumerable.Range(0, thumbs).Count(_ => stream.NextUnit() < pleased);
                raters.Add(new(up, thumbs - up));
            }

            var capped = (Measurement.Known)ThumbsShare.Of(raters, cap: .0001);
            var (ups, all) = ((int)raters.Sum(rater => rater.Up), (int)raters.Sum(rater => rater.Thumbs));
            covered += capped.Interval!.Value.Low <= Truth && Truth <= capped.Interval.Value.High ? 1 : 0;
            plain += ((Measurement.Known)Proportion.Wilson(ups, all, .95)).Interval!.Value.High >= Truth ? 1 : 0;
        }

        Assert.InRange(covered, 186, 200);
        Assert.Equal(0, plain);
    }

    [Fact]
    public void All_of_one_mind_leave_room_for_the_others()
    {
        var measured = Assert.IsType<Measurement.Known>(ThumbsShare.Of([new(10, 0, 5)]));

        Assert.Equal(1, measured.Value);
        Assert.InRange(measured.Interval!.Value.Low, .4, .6);
        Assert.Equal(1, measured.Interval.Value.High);
    }

    [Fact]
    public void One_user_is_too_few_and_none_is_unknown()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Known>(ThumbsShare.Of([new(3, 1)])).Cause);
        Assert.IsType<Measurement.Unknown>(ThumbsShare.Of([]));
        Assert.IsType<Measurement.Unknown>(ThumbsShare.Of([new(0, 0, 9), new(3, 3, 0)]));
    }

    [Theory]
    [InlineData(-1, 0, 1, .02)]
    [InlineData(0, -1, 1, .02)]
    [InlineData(1, 1, -1, .02)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1, 1, 1, 1.5)]
    public void Counts_below_zero_and_caps_that_are_no_share_are_refused(long up, long down, long raters, double cap) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ThumbsShare.Of([new(up, down, raters)], cap: cap));

    [Fact]
    public void A_hundred_thousand_kinds_of_users_take_a_moment()
    {
        var measured = ThumbsShare.Of([.. Enumerable.Range(0, 100_000).Select(place => new RaterThumbs(place % 300, place % 200))]);

        Assert.IsType<Measurement.Known>(measured);
    }
}
