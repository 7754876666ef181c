using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class ThresholdTests
{
    [Fact]
    public void The_plain_rule_holds_the_estimate_against_the_minimum()
    {
        Assert.Equal(Verdict.Pass, Decide(Threshold(minimum: 0.95), Right(95, 100)).Verdict);
        Assert.Equal(Verdict.Fail, Decide(Threshold(minimum: 0.95), Right(94, 100)).Verdict);
    }

    [Fact]
    public void A_drop_of_exactly_the_margin_is_tolerated()
    {
        var (two, before) = Differing(0, 2, 100);
        var (three, _) = Differing(0, 3, 100);

        Assert.Equal((Verdict.Pass, Verdict.Fail), (Decide(Threshold(previous: 0.02), two, before).Verdict, Decide(Threshold(previous: 0.02), three, before).Verdict));
    }

    [Fact]
    public void A_pass_that_the_bounds_do_not_prove_says_so_with_interval_and_items()
    {
        var tone = Decide(Threshold(minimum: 0.95), Right(97, 100)).Only();

        Assert.StartsWith("unproven: interval 0.924–0.992, about ", Assert.Single(tone.Reasons), StringComparison.Ordinal);
        Assert.True(tone.Needed.Count > 300);
    }

    [Fact]
    public void A_pass_that_the_bounds_prove_says_nothing() => Assert.Empty(Decide(Threshold(minimum: 0.95), Right(99, 100)).Only().Reasons);

    private static GateRules Threshold(double? minimum = null, double? previous = null) =>
        Rules(minimum, previous) with { Decision = DecisionBasis.Threshold };
}
