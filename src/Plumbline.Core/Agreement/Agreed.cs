using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Turns a statistic of rated items into a measurement: its value, why there is none, its interval.</summary>
/// <remarks>A statistic takes how many items have each pattern and gives null where it is not defined.</remarks>
internal static class Agreed
{
    private const int ReplicatesShown = 2000;

    /// <summary>Beyond so many patterns a jackknife costs more than the replicates, and items are so many that bias no longer matters.</summary>
    private const int MostPatterns = 2000;

    /// <summary>With fewer items resampled intervals of agreement cover a few in a hundred less than they say.</summary>
    private const int FewItems = 50;

    public static Measurement Measure(RatedItems items, Func<int[], double?> statistic) =>
        (Pairable(items), statistic(items.Sizes)) switch
        {
            (0, _) => new Measurement.Unknown(Cause.InsufficientPairs, "No item was rated twice."),
            (_, null) => new Measurement.Unknown(Cause.NoVariation, "Every rating is the same value, so chance agreement is undefined."),
            (var pairable, { } value) => new Measurement.Known(value, pairable),
        };

    /// <summary>The same statistics with bootstrap intervals over items, all from the same replicates: corrected for bias, but for very many patterns.</summary>
    public static Measurement[] Measure(RatedItems items, Func<int[], double?>[] statistics, double level, ulong seed)
    {
        var replicates = Replicate(items, statistics, ReplicatesShown, SplitMix64.For(seed, "bootstrap"));
        return [.. statistics.Select((statistic, index) => Measure(items, statistic) is Measurement.Known known
            ? WithInterval(known, Interval(items, statistic, known.Value, replicates[index], level), seed)
            : Measure(items, statistic))];
    }

    /// <summary>The statistic with "jackknife" bounds over items, on the scale of −ln(1 − value), on which agreement is nearly normal.</summary>
    public static Measurement Jackknifed(RatedItems items, Func<int[], double?> statistic, double level) => Measure(items, statistic) is Measurement.Known known
        ? Jackknife.Of(known, WithoutOne(items, statistic), static value => -Math.Log(1 - value), static scaled => 1 - Math.Exp(-scaled), level)
        : Measure(items, statistic);

    public static Replicates[] Replicate(RatedItems items, Func<int[], double?>[] statistics, int replicates, SplitMix64 stream)
    {
        var draws = new PatternDraws(items.PatternOfItem, items.Patterns.Count);
        var counts = new int[items.Patterns.Count];
        var values = statistics.Select(_ => new double?[replicates]).ToArray();
        for (var replicate = 0; replicate < replicates && items.PatternOfItem.Length > 0; replicate++)
        {
            draws.Next(ref stream, counts);
            for (var index = 0; index < statistics.Length; index++)
            {
                values[index][replicate] = statistics[index](counts);
            }
        }

        return [.. values.Select(value => new Replicates(value))];
    }

    private static Interval? Interval(RatedItems items, Func<int[], double?> statistic, double value, Replicates replicates, double level) =>
        replicates.Percentile(level) is { } plain && plain.Low < plain.High && items.Patterns.Count <= MostPatterns
            ? replicates.BiasCorrected(value, [.. WithoutOne(items, statistic).Where(left => left.Value is not null).SelectMany(left => Enumerable.Repeat(left.Value!.Value, left.Count))], level) ?? plain
            : replicates.Percentile(level);

    /// <summary>The statistic without one item of each pattern, and how many items that stands for.</summary>
    private static IEnumerable<(double? Value, int Count)> WithoutOne(RatedItems items, Func<int[], double?> statistic)
    {
        int[] sizes = [.. items.Sizes];
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            sizes[pattern]--;
            yield return (statistic(sizes), items.Sizes[pattern]);
            sizes[pattern]++;
        }
    }

    /// <summary>Draws that are all alike say nothing of what was not drawn: no interval.</summary>
    private static Measurement.Known WithInterval(Measurement.Known known, Interval? interval, ulong seed) => (known.Count, interval) switch
    {
        ( < 2, _) => known with { Cause = Cause.TooFew },
        (_, null) => known with { Cause = Cause.NoVariation },
        (_, { } bounds) when bounds.Low == bounds.High => known with { Cause = Cause.ZeroVariance },
        _ => known with
        {
            Interval = interval,
            Seed = seed,
            Warnings = known.Count < FewItems ? [$"Fewer than {FewItems} items: an interval by resampling covers a little less than it says."] : [],
        },
    };

    public static int Pairable(RatedItems items) =>
        items.Ratings.Zip(items.Sizes, (ratings, size) => ratings >= 2 ? size : 0).Sum();
}
