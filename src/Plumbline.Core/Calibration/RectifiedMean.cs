using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>The judge's mean, weighted, put right by what people say: λ · mean(judge) + mean(human − λ · judge).</summary>
/// <param name="Weight">λ, how far the judge is believed: 0 is people only, 1 the judge with its mean error taken off.</param>
/// <param name="Value">The corrected mean.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="HumanError">The standard error that people's scores alone have.</param>
internal readonly record struct RectifiedMean(double Weight, double Value, double Error, double HumanError)
{
    /// <param name="sample">At least one item of each kind.</param>
    /// <param name="weight">λ; null for the one that makes the error smallest.</param>
    /// <param name="smoothed">Whether the judge's mean is drawn towards one half by two pseudo-items.</param>
    public static RectifiedMean Of(JudgedSample sample, double? weight, bool smoothed = false)
    {
        var judge = Moments(sample.Rest, row => row.Judge);
        var lambda = weight ?? Best(sample);
        var gap = Moments(sample.Labelled, row => row.Human - (lambda * row.Judge));
        var mean = smoothed ? ((judge.Mean * sample.Judged) + 1) / (sample.Judged + 2) : judge.Mean;
        var error = Math.Sqrt((lambda * lambda * judge.Variance / sample.Judged) + (gap.Variance / sample.Labels));
        return new(lambda, (lambda * mean) + gap.Mean, error, Math.Sqrt(Moments(sample.Labelled, row => row.Human).Variance / sample.Labels));
    }

    /// <summary>cov(human, judge) / ((1 + n/N) var(judge)), held within 0 and 1; 0 when the judge always says the same.</summary>
    private static double Best(JudgedSample sample)
    {
        var (human, judge) = (Moments(sample.Labelled, row => row.Human).Mean, Moments(sample.Labelled, row => row.Judge).Mean);
        var covariance = Moments(sample.Labelled, row => (row.Human - human) * (row.Judge - judge)).Mean;
        var all = sample.Labels + sample.Judged;
        var spread = Moments([.. sample.Labelled, .. sample.Rest], row => row.Judge).Variance * all / (all - 1.0);
        return spread == 0 ? 0 : Math.Clamp(covariance / ((1 + ((double)sample.Labels / sample.Judged)) * spread), 0, 1);
    }

    private static (double Mean, double Variance) Moments(JudgedSample.Row[] rows, Func<JudgedSample.Row, double> value)
    {
        var items = rows.Sum(row => (double)row.Count);
        var mean = StableSum.Of(rows.Select(row => row.Count * value(row))) / items;
        return (mean, StableSum.Of(rows.Select(row => row.Count * (value(row) - mean) * (value(row) - mean))) / items);
    }
}
