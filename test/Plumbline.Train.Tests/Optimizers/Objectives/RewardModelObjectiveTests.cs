using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Optimizers.Objectives;

public sealed class RewardModelObjectiveTests
{
    private const double Step = 1e-5;

    [Fact]
    public void Slopes_are_those_of_finite_differences()
    {
        var objective = new RewardModelObjective(0.05);

        FixedCheck.Holds(Prop.ForAll(Rewards, pair => Agrees(objective, pair)));
    }

    [Fact]
    public void Equal_rewards_lose_ln_2() => Assert.Equal(Math.Log(2), new RewardModelObjective().Term(new(0, 0)).Loss, 1e-15);

    [Fact]
    public void Without_centring_a_shift_of_both_rewards_changes_nothing() =>
        Assert.Equal(new RewardModelObjective().Term(new(1.5, 0.25)), new RewardModelObjective().Term(new(9.5, 8.25)));

    [Fact]
    public void A_negative_centring_is_refused() => Assert.Throws<ArgumentException>(() => new RewardModelObjective(-0.01));

    private static Arbitrary<RewardPair> Rewards { get; } = Arb.From(
        from a in Gen.Choose(-500, 500)
        from b in Gen.Choose(-500, 500)
        from margin in Gen.Choose(0, 100)
        select new RewardPair(a / 100.0, b / 100.0, margin / 100.0));

    private static bool Agrees(RewardModelObjective objective, RewardPair pair)
    {
        var term = objective.Term(pair);
        var chosen = (objective.Term(pair with { Chosen = pair.Chosen + Step }).Loss - objective.Term(pair with { Chosen = pair.Chosen - Step }).Loss) / (2 * Step);
        var rejected = (objective.Term(pair with { Rejected = pair.Rejected + Step }).Loss - objective.Term(pair with { Rejected = pair.Rejected - Step }).Loss) / (2 * Step);
        return Math.Abs(chosen - term.Chosen) < 1e-6 && Math.Abs(rejected - term.Rejected) < 1e-6;
    }
}
