using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Crowd;

/// <summary>What is believed of a worker whose confusion was estimated: each row is a Dirichlet distribution of as many answers as it rests on.</summary>
internal static class WorkerBelief
{
    private const double NoSpread = 1e-12;

    /// <summary>Σ prior · confusion on the diagonal; bounds of the beta distribution of the same mean and variance.</summary>
    public static Measurement.Known Accuracy(double[][] confusion, double[] weights, IReadOnlyList<double> prior, int count, double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        var (mean, variance) = (0.0, 0.0);
        for (var truth = 0; truth < prior.Count; truth++)
        {
            var right = confusion[truth][truth];
            (mean, variance) = (mean + (prior[truth] * right), variance + (prior[truth] * prior[truth] * right * (1 - right) / (weights[truth] + 1)));
        }

        return OfMoments(mean, variance, tail, count, level);
    }

    /// <summary>The bounds of a belief with this mean and variance.</summary>
    public static Measurement.Known OfMoments(double mean, double variance, double tail, int count, double level)
    {
        var answers = variance > NoSpread * NoSpread ? (mean * (1 - mean) / variance) - 1 : double.PositiveInfinity;
        return double.IsFinite(answers) && mean * answers > 0 && (1 - mean) * answers > 0
            ? new(mean, count, new Interval(Beta.Quantile(tail, mean * answers, (1 - mean) * answers), Beta.Quantile(1 - tail, mean * answers, (1 - mean) * answers), level, "beta-posterior"))
            : new(mean, count, Cause: Cause.ZeroVariance);
    }

    /// <summary>The variance of √score: with g the slope of the score in a row E of weight A, Σ (Σ E g² − (Σ E g)²) / (A + 1) over 4 · score.</summary>
    public static Measurement.Known Spammer(double[][] confusion, double[] weights, int count, double level)
    {
        var (tail, score, categories) = (ConfidenceLevel.Tail(level), SpammerScore.Of(confusion), confusion.Length);
        double[] sums = [.. Enumerable.Range(0, categories).Select(answer => confusion.Sum(row => row[answer]))];
        var variance = 0.0;
        for (var truth = 0; truth < categories; truth++)
        {
            double[] slope = [.. confusion[truth].Select((share, answer) => 2 * ((categories * share) - sums[answer]) / (categories * (categories - 1.0)))];
            var (mean, square) = (confusion[truth].Zip(slope, (share, g) => share * g).Sum(), confusion[truth].Zip(slope, (share, g) => share * g * g).Sum());
            variance += Math.Max(0, square - (mean * mean)) / (weights[truth] + 1);
        }

        if (score < NoSpread || variance <= NoSpread * NoSpread)
        {
            return new(score, count, Cause: Cause.ZeroVariance);
        }

        var (root, half) = (Math.Sqrt(score), -Normal.Quantile(tail) * Math.Sqrt(variance / (4 * score)));
        var (low, high) = (Math.Max(0, root - half), Math.Min(1, root + half));
        return new(score, count, new Interval(low * low, high * high, level, "delta"));
    }
}
