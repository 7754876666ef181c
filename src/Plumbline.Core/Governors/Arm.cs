using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Governors;

/// <summary>What one release achieved: its outcomes and its rewards.</summary>
/// <param name="N">Units with an outcome.</param>
/// <param name="Good">Units that ended well.</param>
/// <param name="Rewards">Units with a reward.</param>
/// <param name="Mean">Mean reward; 0 without rewards.</param>
/// <param name="Variance">Sample variance of the reward; 0 below two rewards.</param>
/// <param name="Outcome">Share of good outcomes with its exact interval.</param>
/// <param name="Reward">Mean reward with its interval.</param>
internal sealed record Arm(int N, int Good, int Rewards, double Mean, double Variance, Measurement Outcome, Measurement Reward)
{
    public static Arm Of(IReadOnlyCollection<OutcomeRow> rows, Release release, double level)
    {
        OutcomeRow[] own = [.. rows.Where(row => row.Release == release)];
        double[] rewards = [.. own.Where(row => row.Reward is not null).Select(row => row.Reward!.Value)];
        var good = own.Count(row => row.Good);
        var mean = rewards.Length == 0 ? 0 : StableSum.Mean(rewards);
        var variance = rewards.Length < 2 ? 0 : StableSum.Of(rewards.Select(reward => (reward - mean) * (reward - mean))) / (rewards.Length - 1);
        return new(own.Length, good, rewards.Length, mean, variance, Proportion.ClopperPearson(good, own.Length, level), MeanReward(rewards, mean, variance, level));
    }

    private static Measurement MeanReward(double[] rewards, double mean, double variance, double level)
    {
        if (rewards.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "No reward was given.");
        }

        if (rewards.Length == 1 || variance == 0)
        {
            return new Measurement.Known(mean, rewards.Length, Cause: rewards.Length == 1 ? Cause.TooFew : Cause.ZeroVariance);
        }

        var half = StudentT.Quantile((1 + level) / 2, rewards.Length - 1) * Math.Sqrt(variance / rewards.Length);
        return new Measurement.Known(mean, rewards.Length, new Interval(mean - half, mean + half, level, "t"));
    }
}
