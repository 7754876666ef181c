using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>How many items a question needs, and what a given number of items can see: to be asked before a run.</summary>
public static class SampleSize
{
    /// <summary>Items for which a share this far from its minimum is shown to be on its side of it.</summary>
    /// <param name="observed">The share expected, 0 to 1.</param>
    /// <param name="minimum">The share that it is compared with, 0 to 1.</param>
    /// <param name="alpha">One-sided chance of error, e.g. 0.05.</param>
    /// <param name="power">Chance to be shown, e.g. 0.8.</param>
    /// <returns>
    /// All items, not further ones, for the exact (Clopper–Pearson) bound; from a million on by the normal formula. Null when the observed
    /// share is the minimum, or so near that more than two thousand million would be needed.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Source: J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 2003, chapter 2. Cost O(√n log² n).</remarks>
    public static int? ForProportion(double observed, double minimum, double alpha, double power) =>
        Probability.Checked(observed) < Probability.Checked(minimum)
            ? ForProportion(1 - observed, 1 - minimum, alpha, power)
            : ExactSize.Of(observed, minimum, alpha, power, NormalSize(observed, minimum, alpha, power));

    /// <summary>Paired items for which a change is shown to be above a tolerated drop.</summary>
    /// <param name="discordance">Share of items on which the two releases differ.</param>
    /// <param name="difference">The true change expected, often 0.</param>
    /// <param name="margin">The tolerated drop, as a positive number.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <param name="power">Chance to be shown.</param>
    /// <returns>Items in all; null when the change is exactly the tolerated drop. Without any discordance, what a run without a change needs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>
    /// (z_α + z_β)² (ψ − d²) / (d + margin)². Source: R. J. Connor, "Sample size for testing differences in proportions for the paired-sample
    /// design", Biometrics 43, 1987.
    /// </remarks>
    public static int? ForPaired(double discordance, double difference, double margin, double alpha, double power)
    {
        var variance = Probability.Checked(discordance) - (difference * difference);
        return variance > 0 || difference != 0
            ? ForMean(Math.Sqrt(Math.Max(0, variance)), difference + margin, alpha, power)
            : ForUnchanged(margin, alpha);
    }

    /// <summary>Items, none of which changes, that show a drop beyond the margin to be impossible.</summary>
    /// <param name="margin">The tolerated drop, above 0 and at most 1.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <returns>The smallest n with z² / (n + z²) within the margin, the bound of Tango's interval; null for a margin of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? ForUnchanged(double margin, double alpha)
    {
        var z = Normal.Quantile(alpha);
        return Probability.Checked(margin) == 0 ? null : Whole(z * z * (1 - margin) / margin);
    }

    /// <summary>Items for which a mean is shown to be on its side of a value.</summary>
    /// <param name="sd">Standard deviation of one item.</param>
    /// <param name="distance">From the mean expected to the value: of a paired change d with margin m, d + m.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <param name="power">Chance to be shown.</param>
    /// <returns>Items in all, at least 1; null when the distance is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? ForMean(double sd, double distance, double alpha, double power)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sd);
        var effort = Effort(alpha, power) * sd / distance;
        return distance == 0 ? null : Whole(effort * effort);
    }

    /// <summary>Items in each of two independent groups, equal in truth, that show a drop beyond the margin to be false.</summary>
    /// <param name="share">The true share of both groups.</param>
    /// <param name="margin">The tolerated drop.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <param name="power">Chance to be shown.</param>
    /// <returns>Items per group; null for a margin of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? ForUnpaired(double share, double margin, double alpha, double power) =>
        ForMean(Math.Sqrt(2 * Probability.Checked(share) * (1 - share)), margin, alpha, power);

    /// <summary>The smallest drop that paired items would show.</summary>
    /// <param name="discordance">Share of items on which the two releases differ.</param>
    /// <param name="n">Items, at least one.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <param name="power">Chance to be shown.</param>
    /// <returns>A margin below this one is more than the items can tell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double SmallestDetectableDrop(double discordance, int n, double alpha, double power)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return Effort(alpha, power) * Math.Sqrt(Probability.Checked(discordance) / n);
    }

    /// <summary>The fewest successes whose exact lower bound reaches the minimum.</summary>
    /// <param name="minimum">Share to be shown, 0 to 1.</param>
    /// <param name="n">Trials.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <returns>Null when even n successes do not show it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? SmallestPassingCount(double minimum, int n, double alpha)
    {
        Probability.Checked(minimum);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (low, high) = (0, n + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Binomial.Survival(middle - 1, n, minimum) <= alpha ? (low, middle) : (middle + 1, high);
        }

        return low <= n ? low : null;
    }

    /// <summary>The most successes whose exact upper bound stays below the minimum.</summary>
    /// <param name="minimum">Share to be refuted, 0 to 1.</param>
    /// <param name="n">Trials.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <returns>Null when even no success does not refute it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? LargestFailingCount(double minimum, int n, double alpha) =>
        SmallestPassingCount(1 - minimum, n, alpha) is { } failures ? n - failures : null;

    /// <summary>The chance that a gate passes whose criteria must all pass, when they err independently: the product.</summary>
    public static double JointPower(IEnumerable<double> powers) => powers.Aggregate(1.0, (joint, power) => joint * Probability.Checked(power));

    /// <summary>The power that each of <paramref name="criteria"/> equal criteria needs for them all to pass with the joint power.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double PowerNeededEach(double joint, int criteria)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(criteria);
        return Math.Pow(Probability.Checked(joint), 1.0 / criteria);
    }

    private static double NormalSize(double observed, double minimum, double alpha, double power)
    {
        var effort = (-Normal.Quantile(alpha) * Math.Sqrt(minimum * (1 - minimum))) - (Normal.Quantile(1 - power) * Math.Sqrt(observed * (1 - observed)));
        return effort * effort / ((observed - minimum) * (observed - minimum));
    }

    private static double Effort(double alpha, double power) =>
        Normal.Quantile(OrdinaryNumber.Inside(power, nameof(power))) - Normal.Quantile(OrdinaryNumber.Inside(alpha, nameof(alpha)));

    private static int? Whole(double n) => n < int.MaxValue ? Math.Max(1, (int)Math.Ceiling(n)) : null;
}
