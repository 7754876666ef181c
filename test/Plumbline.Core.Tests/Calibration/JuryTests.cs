using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class JuryTests
{
    private static readonly bool[] Truth = [true, true, true, true, false, false, false, false];
    private static readonly bool[] One = [true, true, true, false, false, false, false, true];
    private static readonly bool[] Other = [true, true, false, true, false, false, true, false];

    [Fact]
    public void Three_independent_jurors_are_better_than_one()
    {
        // p³ + 3 p² (1 − p) at p = 0.75.
        Assert.Equal(0.84375, JuryAccuracy.OfMajority(3, 0.75, 0), 1e-12);
        Assert.Equal(0.75, JuryAccuracy.OfMajority(2, 0.75, 0), 1e-12);
    }

    [Fact]
    public void The_more_they_err_together_the_less_a_jury_is_worth()
    {
        double[] accuracy = [.. Enumerable.Range(0, 11).Select(tenth => JuryAccuracy.OfMajority(9, 0.75, tenth / 10.0))];
        double[] effective = [.. Enumerable.Range(0, 11).Select(tenth => JuryAccuracy.Effective(9, tenth / 10.0))];

        Assert.Equal(accuracy.OrderDescending(), accuracy);
        Assert.Equal(effective.OrderDescending(), effective);
        Assert.Equal((0.75, 9, 1), (accuracy[10], effective[0], effective[10]));
    }

    [Fact]
    public void Being_right_and_being_wrong_mirror_each_other() =>
        Assert.All(Enumerable.Range(1, 12), jurors => Assert.Equal(1, JuryAccuracy.OfMajority(jurors, 0.7, 0.2) + JuryAccuracy.OfMajority(jurors, 0.3, 0.2), 1e-9));

    [Fact]
    public void A_thousand_jurors_do_not_overflow() =>
        Assert.Equal(1, JuryAccuracy.OfMajority(1001, 0.6, 0), 1e-6);

    [Fact]
    public void Copies_and_jurors_of_one_family_count_once()
    {
        var jury = Jury.Of(Truth, [One, One, Other], ["a", "a", "b"]);
        var pair = Jury.Of(Truth, [One, Other], ["a", "b"]);

        Assert.Equal(Value(pair.EffectiveJurors), Value(jury.EffectiveJurors), 1e-12);
        Assert.Equal(1, Value(Jury.Of(Truth, [One, Other], ["a", "a"]).EffectiveJurors));
        Assert.Equal(0.75, Value(jury.Majority));
        Assert.Equal(0.75, Value(jury.Jurors[2]));
    }

    [Fact]
    public void A_tie_is_not_right()
    {
        // One and the other are both right on four of eight, and differ on the rest.
        Assert.Equal(0.5, Value(Jury.Of(Truth, [One, Other], ["a", "b"]).Majority));
    }

    [Fact]
    public void The_same_errors_correlate_fully_and_errors_apart_against_each_other()
    {
        Assert.Equal(1, Value(Jury.CorrelationOfErrors(Truth, One, One)), 1e-12);

        // Two errors each of eight, never the same: −(1/4 · 1/4) / (1/4 · 3/4).
        Assert.Equal(-1 / 3.0, Value(Jury.CorrelationOfErrors(Truth, One, Other)), 1e-12);
        Assert.Equal(2, Value(Jury.Of(Truth, [One, Other], ["a", "b"]).EffectiveJurors), 1e-12);
    }

    [Fact]
    public void A_juror_that_never_errs_has_no_correlation()
    {
        Assert.Equal(Cause.ZeroVariance, Refusal(Jury.CorrelationOfErrors(Truth, Truth, One)));
        Assert.Equal(Cause.ZeroVariance, Refusal(Jury.Of(Truth, [Truth, One], ["a", "b"]).EffectiveJurors));
        Assert.Equal(Cause.TooFew, Refusal(Jury.Of([], [[]], ["a"]).Majority));
    }

    [Fact]
    public void Ragged_juries_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Jury.Of(Truth, [], []));
        Assert.Throws<ArgumentException>(() => Jury.Of(Truth, [One], []));
        Assert.Contains("Juror 2", Assert.Throws<ArgumentException>(() => Jury.Of(Truth, [One, One[1..]], ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => JuryAccuracy.OfMajority(0, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => JuryAccuracy.Effective(3, 1.1));
    }
}
