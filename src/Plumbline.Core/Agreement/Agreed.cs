using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Turns a statistic of rated items into a measurement: its value, why there is none, its interval.</summary>
/// <remarks>A statistic takes how many items have each pattern and gives null where it is not defined.</remarks>
internal static class Agreed
{
    private const int ReplicatesShown = 2000;

    public static Measurement Measure(RatedItems items, Func<int[], double?> statistic) =>
        (Pairable(items), statistic(items.Sizes)) switch
        {
            (0, _) => new Measurement.Unknown(Cause.InsufficientPairs, "No item was rated twice."),
            (_, null) => new Measurement.Unknown(Cause.NoVariation, "Every rating is the same value, so chance agreement is undefined."),
            (var pairable, { } value) => new Measurement.Known(value, pairable),
        };

    /// <summary>The same statistics with percentile intervals over items, all from the same replicates.</summary>
    public static Measurement[] Measure(RatedItems items, Func<int[], double?>[] statistics, double level, ulong seed)
    {
        var replicates = Replicate(items, statistics, ReplicatesShown, SplitMix64.For(seed, "bootstrap"));
        return [.. statistics.Select((statistic, index) => Measure(items, statistic) is Measurement.Known known
            ? WithInterval(known, replicates[index].Percentile(level), seed)
            : Measure(items, statistic))];
    }

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

    /// <summary>Draws that are all alike say nothing of what was not drawn: no interval.</summary>
    private static Measurement.Known WithInterval(Measurement.Known known, Interval? interval, ulong seed) => (known.Count, interval) switch
    {
        ( < 2, _) => known with { Cause = Cause.TooFew },
        (_, null) => known with { Cause = Cause.NoVariation },
        (_, { } bounds) when bounds.Low == bounds.High => known with { Cause = Cause.ZeroVariance },
        _ => known with { Interval = interval, Seed = seed },
    };

    private static int Pairable(RatedItems items) =>
        items.Ratings.Zip(items.Sizes, (ratings, size) => ratings >= 2 ? size : 0).Sum();
}
