using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Crowd;

/// <summary>How often a worker answered questions of known truth correctly, and what that says.</summary>
/// <param name="Correct">Right answers, from 0 to <paramref name="N"/>.</param>
/// <param name="N">Gold questions answered.</param>
/// <remarks>
/// The posterior is Beta(2 + right, 1 + wrong): without answers a worker is taken for somewhat better than a coin. Rotate gold questions and cap how
/// often a worker sees one, or it is the questions that are remembered.
/// Source: T. Bayes, "An essay towards solving a problem in the doctrine of chances", Philosophical Transactions 53, 1763.
/// </remarks>
public sealed record GoldAnswers(int Correct, int N)
{
    /// <summary>Fewer answers than this judge nobody.</summary>
    public const int Fewest = 5;
    private const double PriorRight = 2;
    private const double PriorWrong = 1;

    private (double Right, double Wrong) Shape => 0 <= Correct && Correct <= N
        ? (PriorRight + Correct, PriorWrong + N - Correct)
        : throw new ArgumentOutOfRangeException(nameof(Correct), Correct, $"From 0 to {N} of {N} answers can be right.");

    /// <summary>The mean of the posterior of the worker's accuracy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The counts are impossible.</exception>
    public double Mean => Shape.Right / (Shape.Right + Shape.Wrong);

    /// <summary>The chance that the worker's accuracy is above a threshold.</summary>
    /// <param name="threshold">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts are impossible, or the threshold is outside its range.</exception>
    public double ChanceAbove(double threshold) => Beta.Cdf(1 - Probability.Checked(threshold), Shape.Wrong, Shape.Right);

    /// <summary>The worker's accuracy with equal-tailed "beta-posterior" bounds.</summary>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>Unknown below <see cref="Fewest"/> answers: nobody is blocked for answers not given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The counts are impossible, or the level is outside its range.</exception>
    public Measurement Accuracy(double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level);
        return N < Fewest
            ? new Measurement.Unknown(Cause.Underpowered, $"{N} gold questions were answered; {Fewest} are needed.")
            : new Measurement.Known(Mean, N, new Interval(Bound(tail), Bound(1 - tail), level, "beta-posterior"));
    }

    /// <summary>The accuracy that the posterior is below with a chance.</summary>
    /// <param name="chance">From 0 to 1.</param>
    internal double Bound(double chance) => Beta.Quantile(chance, Shape.Right, Shape.Wrong);
}
