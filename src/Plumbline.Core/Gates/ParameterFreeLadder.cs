using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>The ladder whose step comes from the data: what many automated looks at one test split may be told.</summary>
/// <remarks>
/// A candidate counts as better when its mean loss is below the best one's by more than the standard error of their difference, item by item.
/// The number of looks is then hardly limited: the error of the best shown loss grows with the logarithm of the looks only.
/// Source: A. Blum, M. Hardt, "The Ladder: a reliable leaderboard for machine learning competitions", ICML 2015, section 4.
/// </remarks>
public sealed class ParameterFreeLadder
{
    private readonly double[]? best;

    private ParameterFreeLadder(double[]? best, double? released) => (this.best, Released) = (best, released);

    /// <summary>Before the first candidate.</summary>
    public static ParameterFreeLadder Start { get; } = new(null, null);

    /// <summary>The loss shown so far, rounded to 1/n; null before the first candidate.</summary>
    public double? Released { get; }

    /// <summary>What is shown after one more candidate.</summary>
    /// <param name="losses">The candidate's loss on every item of the split, the items always in the same order.</param>
    /// <returns>This ladder itself when the candidate is no better.</returns>
    /// <exception cref="ArgumentException">There are no losses, one is not finite, or their number differs from that of the candidate before.</exception>
    public ParameterFreeLadder After(IReadOnlyList<double> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Check(losses);
        var mean = StableSum.Mean(losses);
        return best is null || mean < Released - Error(losses) - LimitRule.Slack
            ? new([.. losses], Math.Round(mean * losses.Count) / losses.Count)
            : this;
    }

    /// <summary>Population standard deviation of the differences, over √n.</summary>
    private double Error(IReadOnlyList<double> losses)
    {
        double[] differences = [.. losses.Zip(best!, (now, before) => now - before)];
        var mean = StableSum.Mean(differences);
        return Math.Sqrt(StableSum.Of(differences.Select(one => (one - mean) * (one - mean)))) / differences.Length;
    }

    private void Check(IReadOnlyList<double> losses)
    {
        if (losses.Count == 0 || losses.Count != (best?.Length ?? losses.Count))
        {
            throw new ArgumentException($"There are {losses.Count} losses; every candidate has one for each of the {best?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "split's"} items.", nameof(losses));
        }

        if (losses.FirstOrDefault(loss => !OrdinaryNumber.Holds(loss), 0) is not 0 and var wrong)
        {
            throw new ArgumentException($"A loss is {wrong}, which is not a finite number of at most 1e70 in size.", nameof(losses));
        }
    }
}
