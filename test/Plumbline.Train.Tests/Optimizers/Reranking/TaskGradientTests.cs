using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

public sealed class TaskGradientTests
{
    private const double Step = 1e-6;

    private static readonly PairSet Uneven = PairSet.Of(
        Planted.Pairs(3, 6).Pairs.Select((pair, i) => pair with { Chosen = pair.Chosen + " and more words", Weight = 1 + (i % 3), Preference = 0.9 }));

    public static TheoryData<string> Names { get; } = [.. PairObjectives.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_policys_gradient_is_that_of_finite_differences(string objective)
    {
        var map = FeatureMap.Learn(Planted.Features, Uneven.Candidates);
        var data = EncodedPairs.Of(Uneven, map);
        var reference = Enumerable.Range(0, map.Dimension).Select(i => Math.Sin(i) / 3).ToArray();

        AssertGradient(new DpoTask(data, new() { Name = objective, Beta = 0.7 }, reference));
    }

    [Fact]
    public void A_reward_models_gradient_is_that_of_finite_differences()
    {
        var data = EncodedPairs.Of(Uneven, FeatureMap.Learn(Planted.Features, Uneven.Candidates));

        AssertGradient(new RewardTask(data, new RewardModelObjective(0.05)));
    }

    // All weights are equal within the whole set only in the mean, so the whole set is the batch.
    private static void AssertGradient(IPairTask task)
    {
        int[] batch = [.. Enumerable.Range(0, task.Data.Source.Pairs.Count)];
        var weights = Enumerable.Range(0, task.Data.Active.Length).Select(i => Math.Cos(3 * i) / 2).ToArray();
        var gradient = new double[weights.Length];
        task.Measure(batch, weights, gradient);

        Assert.All(Enumerable.Range(0, weights.Length), place => Assert.Equal(Slope(task, batch, weights, place), gradient[place], 1e-6));
    }

    private static double Slope(IPairTask task, int[] batch, double[] weights, int place)
    {
        double[] more = [.. weights], less = [.. weights];
        more[place] += Step;
        less[place] -= Step;
        return (task.Measure(batch, more, new double[weights.Length]).Loss - task.Measure(batch, less, new double[weights.Length]).Loss) / (2 * Step);
    }
}
