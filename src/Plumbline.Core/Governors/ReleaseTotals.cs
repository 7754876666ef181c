using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>Sufficient statistics of what happened under one release: what a store counts and sums.</summary>
/// <param name="Outcomes">Units whose outcome is known.</param>
/// <param name="Good">Those of them that went well.</param>
/// <param name="Rewards">Units that have a reward.</param>
/// <param name="RewardSum">Sum of their rewards.</param>
/// <param name="RewardSquares">Sum of their squared rewards.</param>
public sealed record ReleaseTotals(int Outcomes, int Good, int Rewards, double RewardSum, double RewardSquares)
{
    /// <summary>Counts and sums rows of one release; the order of the rows does not matter.</summary>
    public static ReleaseTotals Of(IEnumerable<OutcomeRow> rows)
    {
        OutcomeRow[] own = [.. rows];
        double[] rewards = [.. own.Where(row => row.Reward is not null).Select(row => row.Reward!.Value)];
        return new(own.Length, own.Count(row => row.Good), rewards.Length, StableSum.Of(rewards), StableSum.Of(rewards.Select(reward => reward * reward)));
    }
}
