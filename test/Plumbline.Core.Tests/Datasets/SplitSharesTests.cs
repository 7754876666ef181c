namespace Plumbline.Datasets;

public sealed class SplitSharesTests
{
    private static readonly string[] Groups = [.. Enumerable.Range(0, 20_000).Select(group => $"conversation:{group}")];

    [Fact]
    public void The_shares_are_met_about()
    {
        var shares = SplitShares.Default(7);

        var counts = Groups.CountBy(shares.Of).ToDictionary(pair => pair.Key, pair => pair.Value / (double)Groups.Length);

        Assert.All(shares.Shares, share => Assert.InRange(counts[share.Key], share.Value - 0.015, share.Value + 0.015)); // four standard errors
        Assert.Equal(shares.Shares.Count, counts.Count);
    }

    [Fact]
    public void The_role_of_a_group_depends_on_the_seed_and_its_name_alone()
    {
        var shares = new SplitShares(7, new Dictionary<Split, double> { [Split.Test] = 0.3, [Split.Calibration] = 0.1 });
        var reversed = new SplitShares(7, new Dictionary<Split, double> { [Split.Calibration] = 0.1, [Split.Test] = 0.3 });
        var before = Groups.Take(100).ToDictionary(group => group, shares.Of);

        var grown = Groups.Reverse().ToDictionary(group => group, reversed.Of);

        Assert.All(before, group => Assert.Equal(group.Value, grown[group.Key]));
        Assert.NotEqual(Groups.Select(shares.Of), Groups.Select((shares with { Seed = 8 }).Of));
    }

    [Fact]
    public void What_is_left_over_trains()
    {
        var tests = new SplitShares(1, new Dictionary<Split, double> { [Split.Test] = 0 });

        Assert.All(Groups.Take(500), group => Assert.Equal(Split.Train, tests.Of(group)));
    }

    [Fact]
    public void Shares_outside_0_to_1_and_sums_above_1_are_refused()
    {
        Assert.Empty(SplitShares.Default(1).Check());
        Assert.Contains("splits", Assert.Single(Shares((Split.Test, 0.6), (Split.Train, 0.5)).Check()).Field, StringComparison.Ordinal);
        Assert.Contains("Leave train out", Assert.Single(Shares((Split.Test, 0.1), (Split.Train, 0.5)).Check()).Message, StringComparison.Ordinal);
        Assert.Contains("splits.", Assert.Single(Shares((Split.Test, -0.1)).Check()).Field, StringComparison.Ordinal);
        Assert.NotEmpty(Shares((Split.Test, double.NaN)).Check());
    }

    private static SplitShares Shares(params (Split Split, double Share)[] shares) => new(1, shares.ToDictionary(pair => pair.Split, pair => pair.Share));
}
