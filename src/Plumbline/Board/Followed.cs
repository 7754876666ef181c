using Plumbline.Implicit;
using Plumbline.Rollups;
using Plumbline.Statistics;

namespace Plumbline.Board;

/// <summary>What happened after the traces of one row.</summary>
/// <param name="Name">The row; empty as on the board.</param>
/// <param name="Outcome">The outcome's name.</param>
/// <param name="Mean">Its mean over traces that have one.</param>
internal sealed record FollowedRow(string Name, string Outcome, WireMeasurement Mean);

/// <summary>How much likelier what was said is before a good outcome than before a bad one.</summary>
/// <param name="Outcome">The outcome's name.</param>
/// <param name="Said">What was said or done, a word of the wire.</param>
/// <param name="Ratio">The likelihood ratio: 1 says nothing, above 1 it goes with good outcomes.</param>
internal sealed record Foretold(string Outcome, string Said, WireMeasurement Ratio);

/// <summary>Sets what was said beside what happened.</summary>
internal static class Followed
{
    private const double Level = .95;

    /// <summary>The mean of each outcome in each row.</summary>
    public static IReadOnlyList<FollowedRow> Means(IReadOnlyList<FollowedTrace> traces) =>
    [
        .. traces.GroupBy(trace => (trace.Name, trace.Outcome))
            .OrderBy(group => group.Key.Outcome, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => new FollowedRow(group.Key.Name, group.Key.Outcome, WireMeasurement.Of(Mean([.. group.Select(trace => trace.Value)])))),
    ];

    /// <summary>What goes with good outcomes, for each outcome that is 0 or 1 and everything that was said of any of its traces.</summary>
    public static IReadOnlyList<Foretold> Foretelling(IReadOnlyList<FollowedTrace> traces) =>
    [
        .. traces.GroupBy(trace => trace.Outcome, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Where(group => group.All(trace => trace.Value is 0 or 1))
            .SelectMany(group => SaidBits.All
                .Where(one => one.Bit is not (Said.Outcome or Said.Label) && group.Any(trace => (trace.Said & one.Bit) != 0))
                .Select(one => new Foretold(group.Key, one.Word, WireMeasurement.Of(Ratio([.. group], one.Bit))))),
    ];

    private static Measurement Mean(double[] values) => values.All(value => value is 0 or 1)
        ? Proportion.Wilson(values.Count(value => value == 1), values.Length, Level)
        : StudentMean.Of(values, null, Level);

    private static Measurement Ratio(FollowedTrace[] traces, Said bit)
    {
        return SignalRatio.Of(Count(good: true, with: true), Count(good: true, with: false), Count(good: false, with: true), Count(good: false, with: false), Level);

        int Count(bool good, bool with) => traces.Count(trace => (trace.Value == 1) == good && (trace.Said & bit) != 0 == with);
    }
}
