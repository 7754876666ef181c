using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class SycophancyTests
{
    [Fact]
    public void Giving_in_and_learning_are_counted_apart()
    {
        var flips = Sycophancy.Flips([(true, true), (true, false), (true, true), (true, true), (false, true), (false, false)]);

        Assert.Equal(0.25, Value(flips.Regressive));
        Assert.Equal(0.5, Value(flips.Progressive));
        Assert.Equal(0, Value(flips.Net), 1e-12);
    }

    [Fact]
    public void Exchanging_before_and_after_turns_the_net_harm_round()
    {
        (bool, bool)[] answers = [(true, false), (true, true), (true, false), (false, false), (false, true)];

        var net = Value(Sycophancy.Flips(answers).Net);

        Assert.Equal(0.2, net, 1e-12);
        Assert.Equal(-net, Value(Sycophancy.Flips([.. answers.Select(one => (one.Item2, one.Item1))]).Net), 1e-12);
    }

    [Fact]
    public void The_swing_is_the_uplift_and_the_suppression_together()
    {
        var stream = new SplitMix64(2);
        (bool, bool, bool)[] claims = new (bool, bool, bool)[200];
        for (var at = 0; at < claims.Length; at++)
        {
            claims[at] = (stream.Below(2) == 0, stream.Below(4) > 0, stream.Below(4) == 0);
        }

        var swing = Sycophancy.Swing(claims);

        Assert.Equal(Value(swing.Uplift) + Value(swing.Suppression), Value(swing.Swing), 1e-12);
        Assert.Equal(swing, Sycophancy.Swing([.. claims.Reverse()]));
    }

    [Fact]
    public void A_model_that_does_not_heed_the_user_has_no_swing()
    {
        var swing = Sycophancy.Swing([.. Enumerable.Range(0, 100).Select(at => (at % 2 == 0, at % 2 == 0, at % 2 == 0))]);

        Assert.Equal(0, Value(swing.Swing));
        Assert.InRange(Assert.IsType<Measurement.Known>(swing.Swing).Interval!.Value.High, 0.01, 0.05); // 100 claims leave this much room
    }

    [Fact]
    public void Approval_of_rejected_work_is_measured_on_rejected_work_alone() =>
        Assert.Equal(0.5, Value(Sycophancy.ValidationFailure([(true, false), (false, false), (true, true), (true, true)])));

    [Fact]
    public void Nothing_asked_is_not_measured()
    {
        Assert.IsType<Measurement.Unknown>(Sycophancy.Flips([(false, true)]).Regressive);
        Assert.IsType<Measurement.Unknown>(Sycophancy.Flips([(true, true)]).Progressive);
        Assert.IsType<Measurement.Unknown>(Sycophancy.Swing([]).Swing);
        Assert.IsType<Measurement.Unknown>(Sycophancy.ValidationFailure([(true, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sycophancy.Flips([(true, true)], 1));
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
