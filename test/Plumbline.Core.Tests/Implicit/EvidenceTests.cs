using Plumbline.Statistics;

namespace Plumbline.Implicit;

public sealed class EvidenceTests
{
    [Fact]
    public void Signals_of_one_group_count_once_by_the_strongest()
    {
        var alone = EvidenceWeight.Good([(4, null)]);

        Assert.Equal(0.8, alone, 1e-12);
        Assert.Equal(alone, EvidenceWeight.Good([(3, "use"), (4, "use")]), 1e-12);
        Assert.Equal(0.9, EvidenceWeight.Good([(4, "use"), (3, "use"), (2.25, "thumb")]), 1e-12);
    }

    [Fact]
    public void Without_signals_an_answer_is_a_toss_up_and_with_many_it_is_never_certain()
    {
        Assert.Equal(0.5, EvidenceWeight.Good([]));
        Assert.Equal(1 / (1 + Math.Exp(-5)), EvidenceWeight.Good([.. Enumerable.Repeat((100.0, (string?)null), 10)]), 1e-12);
    }

    [Fact]
    public void Signal_order_does_not_matter_and_opposite_signals_cancel()
    {
        var stream = new SplitMix64(71);
        for (var world = 0; world < 100; world++)
        {
            (double, string?)[] signals = [.. Ratios(ref stream, 6).Select((ratio, at) => (ratio, at < 3 ? "g" : null))];
            (double, string?)[] opposite = [.. signals.Select(signal => (1 / signal.Item1, signal.Item2))];

            Assert.Equal(EvidenceWeight.Good(signals), EvidenceWeight.Good([.. signals.Reverse()]));
            Assert.Equal(1, EvidenceWeight.Good(signals) + EvidenceWeight.Good(opposite), 1e-12);
        }
    }

    [Fact]
    public void Exchanging_the_answers_turns_the_preference_round()
    {
        Assert.Equal(1, EvidenceWeight.Preference(0.9, 0.3) + EvidenceWeight.Preference(0.3, 0.9), 1e-12);
        Assert.Equal(0.5, EvidenceWeight.Preference(0.7, 0.7), 1e-12);
        Assert.Equal(0, EvidenceWeight.OfPair(0.5));
    }

    [Fact]
    public void Impossible_evidence_is_refused()
    {
        Assert.Throws<ArgumentException>(() => EvidenceWeight.Good([(0, null)]));
        Assert.Throws<ArgumentException>(() => EvidenceWeight.Good([(double.NaN, null)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceWeight.Good([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceWeight.Preference(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceWeight.OfPair(0.4));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignalRatio.Of(-1, 1, 1, 1));
    }

    [Fact]
    public void A_signal_that_both_kinds_of_answer_draw_alike_says_nothing()
    {
        var ratio = Assert.IsType<Measurement.Known>(SignalRatio.Of(40, 60, 40, 60));

        Assert.Equal(1, ratio.Value, 1e-12);
        Assert.InRange(1, ratio.Interval!.Value.Low, ratio.Interval.Value.High);
        Assert.Empty(ratio.Warnings);
        Assert.Single(Assert.IsType<Measurement.Known>(SignalRatio.Of(4, 6, 4, 6)).Warnings);
        Assert.IsType<Measurement.Unknown>(SignalRatio.Of(0, 0, 3, 3));
    }

    [Fact]
    public void Calling_good_bad_turns_the_ratio_over()
    {
        var one = Assert.IsType<Measurement.Known>(SignalRatio.Of(30, 20, 5, 45));
        var other = Assert.IsType<Measurement.Known>(SignalRatio.Of(5, 45, 30, 20));

        Assert.Equal(1 / one.Value, other.Value, 1e-12);
        Assert.Equal(1 / one.Interval!.Value.Low, other.Interval!.Value.High, 1e-9);
    }

    private static List<double> Ratios(ref SplitMix64 stream, int n)
    {
        var ratios = new List<double>();
        for (var at = 0; at < n; at++)
        {
            ratios.Add(Math.Exp(stream.NextNormal()));
        }

        return ratios;
    }
}
