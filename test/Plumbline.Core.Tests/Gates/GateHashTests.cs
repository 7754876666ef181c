namespace Plumbline.Gates;

public sealed class GateHashTests
{
    private static readonly GateRules Rules = new([new("tone", 0.88, new(0.02, 0.02)), new("accuracy", 0.95, new())], Rubric: "support@3");

    [Fact]
    public void The_order_of_dimensions_leaves_no_trace() =>
        Assert.Equal(Rules.Hash, (Rules with { Dimensions = [.. Rules.Dimensions.Reverse()] }).Hash);

    [Fact]
    public void A_default_that_is_spelt_out_leaves_no_trace() =>
        Assert.Equal(Rules.Hash, (Rules with { Independence = new(null, 0.03) }).Hash);

    [Fact]
    public void Everything_that_decides_changes_the_hash()
    {
        GateRules[] changed =
        [
            Rules with { Decision = DecisionBasis.Threshold },
            Rules with { Confidence = 0.9 },
            Rules with { Spending = new LookSpending.Geometric() },
            Rules with { Spending = new LookSpending.Budget(3) },
            Rules with { Rubric = "support@4" },
            Rules with { Independence = new(100) },
            Rules with { Independence = new(Gap: 0.05) },
            Rules with { Dimensions = [Rules.Dimensions[0]] },
            Rules with { Dimensions = [Rules.Dimensions[0] with { Minimum = 0.89 }, Rules.Dimensions[1]] },
            Rules with { Dimensions = [Rules.Dimensions[0] with { MaxMissing = 0.1 }, Rules.Dimensions[1]] },
            Rules with { Dimensions = [Rules.Dimensions[0] with { Regression = new(0.02) }, Rules.Dimensions[1]] },
        ];

        Assert.Equal(changed.Length + 1, changed.Append(Rules).Select(rules => rules.Hash).Distinct().Count());
    }

    [Fact]
    public void A_hash_stays_the_same_from_release_to_release() =>
        Assert.Equal("plumbline gate 1\nrubric 9:support@3\ndecision Confidence\nconfidence 0.95\nlooks -\n"
            + "dimension 8:accuracy minimum 0.95 previous - anchor - max_missing 0\ndimension 4:tone minimum 0.88 previous 0.02 anchor 0.02 max_missing 0", GateCanonical.TextOf(Rules));
}
