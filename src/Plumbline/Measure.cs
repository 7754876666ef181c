using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline;

/// <summary>How a measurement is written for people: the number with its interval and count, or why there is none.</summary>
internal static class Measure
{
    private const int MostNames = 5;

    public static string Text(WireMeasurement measurement) => measurement switch
    {
        { Value: { } value, Interval: { } bounds } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} [{bounds.Lo:0.000}, {bounds.Hi:0.000}] n={measurement.N}"),
        { Value: { } value, Reason: null } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} n={measurement.N}"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} (no interval: {measurement.Reason}) n={measurement.N}"),
        _ => $"not measured: {measurement.Explanation ?? measurement.Reason}",
    };

    /// <summary>What stands beside numbers rather than in them: how their intervals were made, the seed, and what the reader should know first.</summary>
    public static IEnumerable<string> Notes(IReadOnlyCollection<(string Name, WireMeasurement Measured)> lines)
    {
        string[] methods =
        [
            .. lines.Select(line => line.Measured.Interval).OfType<WireInterval>().GroupBy(bounds => bounds.Level).OrderBy(group => group.Key)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", group.Select(bounds => bounds.Method).Distinct())} at the two-sided level {group.Key:0.####}")),
        ];
        ulong[] seeds = [.. lines.Select(line => line.Measured.Seed).OfType<ulong>().Distinct()];
        return
        [
            .. methods.Length == 0 ? Array.Empty<string>() : [$"Intervals: {string.Join("; ", methods)}."],
            .. seeds.Length == 0 ? Array.Empty<string>() : [$"Drawn by chance with seed {string.Join(", ", seeds)}."],
            .. lines.SelectMany(line => (line.Measured.Warnings ?? []).Select(warning => (line.Name, Warning: warning))).GroupBy(line => line.Warning)
                .Select(group => $"NOTE: {group.Key} ({Named([.. group.Select(line => line.Name).Distinct()])})"),
        ];
    }

    private static string Named(string[] names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? $" and {names.Length - MostNames} more" : "");
}
