namespace Plumbline.Datasets;

public sealed class GroupingTests
{
    private static readonly string[][] Chained = [["c1", "p1"], ["c2", "p1"], ["c2", "p2"], ["c3", "p3"], ["c4", "p2"]];

    [Fact]
    public void Items_that_share_a_key_through_others_are_one_group() => Assert.Equal(["c1", "c1", "c1", "c3", "c1"], Grouping.Of(Chained));

    [Fact]
    public void The_order_of_the_items_changes_no_group()
    {
        int[] order = [4, 2, 3, 0, 1];

        var shuffled = Grouping.Of([.. order.Select(item => Chained[item])]);

        Assert.Equal(order.Select(item => Grouping.Of(Chained)[item]), shuffled);
    }

    [Fact]
    public void A_late_item_that_joins_two_groups_makes_them_one() =>
        Assert.Single(Grouping.Of([["a", "x"], ["b", "y"], ["x", "y"]]).Distinct());

    [Fact]
    public void Nothing_shared_is_a_group_each() => Assert.Equal(["a", "b", "c"], Grouping.Of([["a"], ["b"], ["c"]]));

    [Fact]
    public void An_item_without_keys_is_refused() => Assert.Throws<ArgumentException>(() => Grouping.Of([["a"], []]));

    [Fact]
    public void A_long_chain_is_grouped_in_little_time()
    {
        const int Length = 50_000;

        var groups = Grouping.Of([.. Enumerable.Range(0, Length).Select(link => new[] { $"{link:000000}", $"{link + 1:000000}" })]);

        Assert.All(groups, group => Assert.Equal("000000", group));
    }
}
