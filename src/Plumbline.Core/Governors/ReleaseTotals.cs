using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>Sufficient statistics of what happened under one release: what a store counts and sums.</summary>
/// <param name="Outcomes">Units whose outcome is known.</param>
/// <param name="Good">Those of them that went well.</param>
/// <param name="Rewards">Units that have a reward.</param>
/// <param name="RewardSum">Sum of their rewards, each less <paramref name="RewardShift"/>.</param>
/// <param name="RewardSquares">Sum of the squares of the same.</param>
/// <param name="RewardShift">Taken off every reward before it is summed, so that large rewards that vary little keep their variance; 0 for thumbs.</param>
public sealed record ReleaseTotals(int Outcomes, int Good, int Rewards, double RewardSum, double RewardSquares, double RewardShift = 0)
{
    /// <summary>Counts and sums rows of one release; the order of the rows does not matter.</summary>
    /// <exception cref="ArgumentException">A reward is beyond ±1e100.</exception>
    public static ReleaseTotals Of(IEnumerable<OutcomeRow> rows)
    {
        OutcomeRow[] own = [.. rows];
        double[] rewards = [.. own.Where(row => row.Reward is not null).Select(row => Checked(row.Reward!.Value))];
        var shift = rewards.Length == 0 ? 0 : StableSum.Mean(rewards);
        double[] apart = [.. rewards.Select(reward => reward - shift)];
        return new(own.Length, own.Count(row => row.Good), rewards.Length, StableSum.Of(apart), StableSum.Of(apart.Select(reward => reward * reward)), shift);
    }

    private static double Checked(double reward) =>
        Math.Abs(reward) <= 1e100 ? reward : throw new ArgumentException($"The reward {reward} is beyond ±1e100.");
}
