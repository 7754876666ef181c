namespace Plumbline.Descent;

public sealed class DescentSettingsTests
{
    public static TheoryData<DescentSettings> Wrong { get; } =
    [
        new DescentSettings { Epochs = 0 },
        new DescentSettings { BatchSize = 0 },
        new DescentSettings { LearningRate = 0 },
        new DescentSettings { LearningRate = double.NaN },
        new DescentSettings { WarmupShare = 1 },
        new DescentSettings { WeightDecay = 1 },
        new DescentSettings { WeightDecay = double.NaN },
        new DescentSettings { Rule = "lion" },
        new DescentSettings { Schedule = "stairs" },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Values_out_of_range_are_refused(DescentSettings settings) => Assert.Throws<ArgumentException>(settings.Checked);

    [Theory]
    [InlineData("constant", 1)]
    [InlineData("linear", 0.5)]
    [InlineData("cosine", 0.5)]
    public void Half_way_a_schedule_is_where_its_name_says(string name, double share) =>
        Assert.Equal(share, Schedule.Share(new() { Schedule = name, WarmupShare = 0 }, 50, 100), 1e-12);

    [Fact]
    public void The_rate_rises_through_the_warm_up_and_is_never_0()
    {
        var shares = Enumerable.Range(0, 100).Select(step => Schedule.Share(new() { WarmupShare = 0.1 }, step, 100)).ToArray();

        Assert.Equal(shares[..10].Order(), shares[..10]);
        Assert.Equal(1, shares[10]);
        Assert.All(shares, share => Assert.InRange(share, 1e-9, 1));
    }
}
