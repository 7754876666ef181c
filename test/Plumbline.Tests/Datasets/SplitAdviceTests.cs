namespace Plumbline.Datasets;

public sealed class SplitAdviceTests
{
    private static readonly SplitShares Shares = SplitShares.Default(1);

    [Fact]
    public void Splits_of_several_groups_need_no_advice() =>
        Assert.Empty(SplitAdvice.Of(Shares, [new(Split.Train, 9, 6, 9), new(Split.Test, 5, 3, 5), new(Split.Calibration, 2, 2, 2)]));

    [Fact]
    public void A_split_that_came_out_empty_is_named_with_what_to_do()
    {
        var advice = Assert.Single(SplitAdvice.Of(Shares, [new(Split.Train, 9, 6, 9), new(Split.Test, 5, 3, 5)]));

        Assert.StartsWith("calibration came out empty", advice, StringComparison.Ordinal);
        Assert.Contains("--split-attribute", advice, StringComparison.Ordinal);
        Assert.Contains("9 groups", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void One_group_is_enough_to_train_on_and_too_few_to_measure_on() =>
        Assert.StartsWith("test has 1 group", Assert.Single(SplitAdvice.Of(Shares, [new(Split.Train, 9, 1, 9), new(Split.Test, 5, 1, 5), new(Split.Calibration, 2, 2, 2)])), StringComparison.Ordinal);

    [Fact]
    public void A_share_of_none_wants_no_group() =>
        Assert.Empty(SplitAdvice.Of(new(1, new Dictionary<Split, double> { [Split.Train] = 1, [Split.Test] = 0 }), [new(Split.Train, 9, 6, 9)]));
}
