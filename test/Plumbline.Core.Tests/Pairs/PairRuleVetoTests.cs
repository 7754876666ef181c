namespace Plumbline.Pairs;

public sealed class PairRuleVetoTests
{
    private static readonly Dictionary<string, double> Exact = new() { ["accuracy"] = 1, ["policy"] = 0.6, ["tone"] = 1 };
    private static readonly Dictionary<string, double> Careful = new() { ["accuracy"] = 0, ["policy"] = 0.9, ["tone"] = 0.5 };

    [Fact]
    public void A_loss_on_a_veto_dimension_forbids_the_pair_though_the_floor_is_met()
    {
        var rule = new PairRule(2, 0.1, ["policy"], new Dictionary<string, double> { ["policy"] = 0.5 });

        Assert.Equal(new PairVerdict(Preferred.Neither, false, NoPair.Veto), rule.Decide(Exact, Careful));
    }

    [Fact]
    public void The_same_loss_without_a_veto_is_flagged()
    {
        var rule = new PairRule(2, 0.1, [], new Dictionary<string, double>());

        Assert.Equal(new PairVerdict(Preferred.A, true, null), rule.Decide(Exact, Careful));
    }
}
