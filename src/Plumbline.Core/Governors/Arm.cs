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
    public static Arm Of(ReleaseTotals totals, double level)
    {
        var apart = totals.Rewards == 0 ? 0 : totals.RewardSum / totals.Rewards;
        var mean = totals.RewardShift + apart;
        var variance = totals.Rewards < 2 ? 0 : Math.Max(0, (totals.RewardSquares - (totals.RewardSum * apart)) / (totals.Rewards - 1));
        return new(
            totals.Outcomes, totals.Good, totals.Rewards, mean, variance,
            Proportion.ClopperPearson(totals.Good, totals.Outcomes, level), MeanReward(totals.Rewards, mean, variance, level));
    }

    private static Measurement MeanReward(int count, double mean, double variance, double level)
    {
        if (count == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "No reward was given.");
        }

        if (count == 1 || variance == 0)
        {
            return new Measurement.Known(mean, count, Cause: count == 1 ? Cause.TooFew : Cause.ZeroVariance);
        }

        var half = StudentT.Quantile((1 + level) / 2, count - 1) * Math.Sqrt(variance / count);
        return new Measurement.Known(mean, count, new Interval(mean - half, mean + half, level, "t"));
    }
}
