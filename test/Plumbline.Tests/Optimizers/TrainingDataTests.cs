using Plumbline.Pairs;

namespace Plumbline.Optimizers;

public sealed class TrainingDataTests
{
    [Fact]
    public void About_an_eighth_of_the_groups_is_held_out() =>
        Assert.InRange(TrainingData.Of(Groups(800), seed: 1).HeldOut.Pairs.Count, 70, 130);

    // Each of 16 groups has a chance of 7/8 to stay, so without the rule "at least one" about one seed in eight would hold none out.
    [Fact]
    public void Few_groups_still_hold_one_out_whatever_the_seed() => Assert.All(
        Enumerable.Range(0, 200), seed => Assert.InRange(TrainingData.Of(Groups(16), (ulong)seed).HeldOut.Pairs.Count, 1, 15));

    [Fact]
    public void Of_two_groups_one_is_on_each_side()
    {
        var data = TrainingData.Of(Groups(2), seed: 1);

        Assert.Equal((1, 1), (data.Training.Pairs.Count, data.HeldOut.Pairs.Count));
    }

    [Fact]
    public void Pairs_of_one_group_stay_together()
    {
        PreferencePair[] pairs = [.. Groups(16), .. Groups(16).Select(pair => pair with { Chosen = new("c", "another good answer") })];

        Assert.All(Enumerable.Range(0, 20), seed => Assert.True(int.IsEvenInteger(TrainingData.Of(pairs, (ulong)seed).HeldOut.Pairs.Count)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_groups_are_refused(int groups) =>
        Assert.Contains("too few to hold any out", Assert.Throws<RefusedException>(() => TrainingData.Of(Groups(groups), seed: 1)).Message, StringComparison.Ordinal);

    private static PreferencePair[] Groups(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new PreferencePair($"p{i}", $"i{i}", $"g{i}", [new("user", $"question {i}")], new("a", "good"), new("b", "bad"), []))];
}
