namespace Plumbline.Crowd;

/// <summary>Decides from gold questions, answer by answer, whether a worker is good or bad, and stops as soon as it can.</summary>
/// <param name="Good">The share right of a good worker.</param>
/// <param name="Bad">The share right of a bad one, less than <paramref name="Good"/>.</param>
/// <param name="Alpha">The chance that a good worker is called bad.</param>
/// <param name="Beta">The chance that a bad worker is called good.</param>
/// <remarks>Source: A. Wald, "Sequential tests of statistical hypotheses", Annals of Mathematical Statistics 16, 1945.</remarks>
public sealed record GoldTest(double Good = 0.85, double Bad = 0.6, double Alpha = 0.05, double Beta = 0.05)
{
    /// <summary>At this log-likelihood ratio the worker is bad.</summary>
    public double Upper => Math.Log((1 - Beta) / Alpha);

    /// <summary>At this one the worker is good.</summary>
    public double Lower => Math.Log(Beta / (1 - Alpha));

    /// <summary>Tests a worker's answers in the order given.</summary>
    /// <param name="correct">For each gold question whether the answer was right.</param>
    /// <returns>The ratio of bad to good after each answer up to the one that decided.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; bad &lt; good &lt; 1, or an error rate is not in (0, 0.5).</exception>
    public GoldFinding Of(IEnumerable<bool> correct)
    {
        ArgumentNullException.ThrowIfNull(correct);
        if (!(0 < Bad && Bad < Good && Good < 1 && Alpha is > 0 and < 0.5 && Beta is > 0 and < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(correct), $"The shares should be 0 < bad < good < 1 and the error rates in (0, 0.5); they are {Bad}, {Good}, {Alpha} and {Beta}.");
        }

        var (path, ratio) = (new List<double>(), 0.0);
        foreach (var right in correct)
        {
            ratio += right ? Math.Log(Bad / Good) : Math.Log((1 - Bad) / (1 - Good));
            path.Add(ratio);
            if (ratio >= Upper || ratio <= Lower)
            {
                return new(path, ratio >= Upper ? GoldDecision.Bad : GoldDecision.Good);
            }
        }

        return new(path, GoldDecision.Continue);
    }
}

/// <summary>What <see cref="GoldTest"/> found.</summary>
/// <param name="Ratios">The log-likelihood ratio of bad to good after each answer.</param>
/// <param name="Decision">Good, bad, or ask on.</param>
public sealed record GoldFinding(IReadOnlyList<double> Ratios, GoldDecision Decision);

/// <summary>What gold questions say about a worker.</summary>
public enum GoldDecision
{
    /// <summary>Not known yet: ask on.</summary>
    Continue,

    /// <summary>A good worker.</summary>
    Good,

    /// <summary>A bad worker.</summary>
    Bad,
}
