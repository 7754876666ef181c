using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The mean change of a score between two releases on the same items.</summary>
public static class PairedTest
{
    private const int FewUnits = 50;
    private const double Skewed = 1;
    private const int MostReplicates = 5000;
    private const int MostDraws = 10_000_000;

    /// <summary>The mean difference with the bounds of Student's t, checked by resampling where t is in doubt.</summary>
    /// <param name="differences">New less old score, one an item, each in [−1, 1], in any order.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <param name="seed">Seed of the resampling; recorded in the result when it was used.</param>
    /// <returns>
    /// The mean with "paired-t" bounds. With fewer than 50 items or a skewness beyond ±1 each bound is the more cautious of t and
    /// bootstrap-t ("paired-t+bootstrap-t"). When every difference is the same there is no spread to go by, and the bounds come from how many
    /// items could differ although none was seen to ("exact-changed-share"). One item: the value, too few, no interval. No item: unknown.
    /// </returns>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Resampling is left out where its correction, which shrinks with skewness/√n, would be below its own noise. About ten million draws at most, far fewer where differences repeat.
    /// Sources: Student, "The probable error of a mean", Biometrika 6, 1908; B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> differences, double level, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return Decide(ClusterTotals.Single(differences), level, seed, "paired-t");
    }

    /// <summary>The mean difference where items come in clusters (of one prompt, one conversation) and only clusters are independent.</summary>
    /// <param name="differences">New less old score, one an item, each in [−1, 1], in any order.</param>
    /// <param name="clusters">The cluster of each difference.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="seed">Seed of the resampling; recorded in the result when it was used.</param>
    /// <returns>
    /// As for independent items, with clusters in their place: "paired-t-clustered" bounds with G − 1 degrees of freedom, and the number of
    /// clusters as the count. One cluster: the value, too few, no interval.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a difference is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Source: K.-Y. Liang, S. L. Zeger, "Longitudinal data analysis using generalized linear models", Biometrika 73, 1986.</remarks>
    public static Measurement Clustered(IReadOnlyList<double> differences, IReadOnlyList<string> clusters, double level, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(clusters);
        return Decide(ClusterTotals.Of(differences, clusters), level, seed, "paired-t-clustered");
    }

    private static Measurement Decide(ClusterTotals totals, double level, ulong seed, string method)
    {
        var tail = ConfidenceLevel.Tail(level);
        return totals.Count switch
        {
            0 => new Measurement.Unknown(Cause.TooFew, "There are no items that both releases were scored on."),
            1 => new Measurement.Known(totals.Mean, 1, Cause: Cause.TooFew),
            _ when totals.Constant => Unchanging(totals, tail, level),
            _ when Doubtful(totals) => Checked(totals, tail, level, seed, method),
            _ => WithBounds(totals, Student(totals, tail), level, method),
        };
    }

    /// <summary>u bounds the share of units that could differ from the one difference seen; those could be anywhere in [−1, 1].</summary>
    private static Measurement.Known Unchanging(ClusterTotals totals, double tail, double level)
    {
        var share = Proportion.Upper(0, totals.Count, tail);
        var rest = totals.Mean * (1 - share);
        return WithBounds(totals, (Math.Max(-1, rest - share), Math.Min(1, rest + share)), level, "exact-changed-share") with
        {
            Warnings = ["Every difference is the same, so the bounds rest on the number of items alone."],
        };
    }

    private static Measurement.Known Checked(ClusterTotals totals, double tail, double level, ulong seed, string method)
    {
        var student = Student(totals, tail);
        return BootstrapT.Of(totals, tail, Replicates(totals), SplitMix64.For(seed, "bootstrap-t")) is { } resampled
            ? WithBounds(totals, (Math.Min(student.Low, resampled.Low), Math.Max(student.High, resampled.High)), level, $"{method}+bootstrap-t") with { Seed = seed }
            : WithBounds(totals, student, level, method) with { Warnings = ["There are too few different items to check the bounds by resampling."] };
    }

    private static (double Low, double High) Student(ClusterTotals totals, double tail)
    {
        var half = -StudentT.Quantile(tail, totals.Count - 1) * Math.Sqrt(totals.Variance);
        return (totals.Mean - half, totals.Mean + half);
    }

    /// <summary>Resampling moves a bound by about skewness/√n standard errors; the noise of R replicates is about 2/√R of one.</summary>
    private static bool Doubtful(ClusterTotals totals)
    {
        var skewness = Math.Abs(totals.Skewness);
        return totals.Count < FewUnits || (skewness > Skewed && totals.Count < skewness * skewness * Replicates(totals) / 4);
    }

    private static int Replicates(ClusterTotals totals) => Math.Clamp(MostDraws / totals.Count, 1000, MostReplicates);

    private static Measurement.Known WithBounds(ClusterTotals totals, (double Low, double High) bounds, double level, string method) =>
        new(totals.Mean, totals.Count, new Interval(bounds.Low, bounds.High, level, method));
}
