using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class AgreementDriftTests
{
    private const int Looks = 300;

    [Fact]
    public void While_all_is_well_nothing_is_staked()
    {
        var state = new AgreementEvidence(0.8);
        for (var check = 0; check < 10; check++)
        {
            state = state.Next(true);
        }

        Assert.Equal((0, 0, 10, 10), (state.Log, state.Highest, state.Checks, state.Agreements));
    }

    [Fact]
    public void The_second_disagreement_pays_what_the_first_suggested()
    {
        // After one disagreement at 0.8: mean 1.6/3, fall 0.8/3; the second pays 0.8 of the stake.
        var (mean, fall) = (1.6 / 3, 0.8 / 3);
        var stake = Math.Min(fall / ((mean * (1 - mean)) + (fall * fall)), 0.5 / 0.2);

        Assert.Equal(Math.Log(1 + (0.8 * stake)), new AgreementEvidence(0.8).Next(false).Next(false).Log, 1e-12);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public void One_agreement_never_takes_more_than_half_of_the_evidence(double expected)
    {
        var state = new AgreementEvidence(expected);
        for (var check = 0; check < 50; check++)
        {
            state = state.Next(false);
        }

        Assert.InRange(state.Next(true).Log - state.Log, -Math.Log(2) - 1e-12, -0.1);
        Assert.Equal(state.Log, state.Next(true).Highest);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.98)]
    public void False_alarms_keep_their_bound_over_300_looks(double agreement)
    {
        const int Runs = 3000;
        var stream = SplitMix64.For(11, "looks");
        var alarms = 0;
        for (var run = 0; run < Runs; run++)
        {
            alarms += Watched(ref stream, agreement, agreement).Alarm(0.05) ? 1 : 0;
        }

        Say($"agreement {agreement}: {alarms / (double)Runs:0.0000} false alarms in {Looks} looks at 0.05");
        Assert.InRange(alarms / (double)Runs, 0, 0.05);
    }

    [Fact]
    public void The_mean_of_the_evidence_is_at_most_1()
    {
        var stream = SplitMix64.For(12, "mean");
        double[] evidence = new double[20_000];
        for (var run = 0; run < evidence.Length; run++)
        {
            var state = new AgreementEvidence(0.8);
            for (var check = 0; check < 12; check++)
            {
                state = state.Next(stream.NextUnit() < 0.8);
            }

            evidence[run] = Math.Exp(state.Log);
        }

        Assert.InRange(evidence.Average(), 0.9, 1.05);
    }

    [Fact]
    public void A_fall_is_found_and_an_alarm_stays()
    {
        var stream = SplitMix64.For(13, "fall");
        var found = 0;
        for (var run = 0; run < 200; run++)
        {
            var state = Watched(ref stream, 0.9, 0.7);
            found += state.Alarm(0.05) ? 1 : 0;
            Assert.True(state.Highest >= state.Log);
        }

        Assert.InRange(found, 195, 200);
    }

    [Fact]
    public void The_cusum_adds_likelihoods_and_stops_at_0()
    {
        var state = new AgreementCusum(0.9, 0.75, 2).Next(true).Next(false).Next(false).Next(true);

        Assert.Equal((2 * Math.Log(0.25 / 0.1)) + Math.Log(0.75 / 0.9), state.Sum, 1e-12);
        Assert.False(state.Alarm);
        Assert.True(state.Next(false).Alarm);
    }

    [Fact]
    public void Shares_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AgreementEvidence(1));
        Assert.Throws<ArgumentException>(() => new AgreementEvidence(double.NaN));
        Assert.Throws<ArgumentException>(() => new AgreementCusum(0.75, 0.9, 2));
    }

    [Fact]
    public void A_million_checks_take_a_moment()
    {
        var (state, clock) = (new AgreementEvidence(0.9), Stopwatch.StartNew());
        for (var check = 0; check < 1_000_000; check++)
        {
            state = state.Next(check % 10 != 0);
        }

        Assert.Equal(900_000, state.Agreements);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    private static AgreementEvidence Watched(ref SplitMix64 stream, double expected, double agreement)
    {
        var state = new AgreementEvidence(expected);
        for (var look = 0; look < Looks; look++)
        {
            state = state.Next(stream.NextUnit() < agreement);
        }

        return state;
    }
}
