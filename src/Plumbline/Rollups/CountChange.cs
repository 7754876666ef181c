using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>What a transaction changes in the counts, gathered before any of it is written.</summary>
internal sealed class CountChange
{
    private static readonly long[] Bits = [.. SaidBits.All.Select(one => (long)one.Bit)];
    private readonly Dictionary<Cohort, CohortCounts> cohorts = [];
    private readonly Dictionary<(Cohort Cohort, long Said), long> said = [];
    private readonly Dictionary<(Cohort Day, string Rater), (long Up, long Down)> raters = [];

    public void Add(CountedTrace trace) => Count(trace, 1);

    public void Remove(CountedTrace trace) => Count(trace, -1);

    /// <summary>Writes the changes in one order, the same in every transaction.</summary>
    public async Task WriteAsync(FactScope scope)
    {
        await RollupRows.AddAsync(scope, [.. cohorts.Where(one => !one.Value.IsNothing).OrderBy(one => one.Key, Cohort.InOrder)]);
        await RollupRows.AddAsync(scope, [.. said.Where(one => one.Value != 0).OrderBy(one => one.Key.Cohort, Cohort.InOrder).ThenBy(one => one.Key.Said)]);
        await RollupRows.AddAsync(scope, [.. raters.Where(one => one.Value != default)
            .OrderBy(one => one.Key.Day, Cohort.InOrder).ThenBy(one => one.Key.Rater, StringComparer.Ordinal)]);
    }

    private void Count(CountedTrace trace, int sign)
    {
        var cohort = Cohort.Of(trace);
        if (!cohorts.TryGetValue(cohort, out var counts))
        {
            cohorts[cohort] = counts = new();
        }

        counts.Add(trace, sign);
        foreach (var bit in trace.Said == 0 ? [] : Bits)
        {
            if ((trace.Said & bit) != 0)
            {
                said[(cohort, bit)] = said.GetValueOrDefault((cohort, bit)) + sign;
            }
        }

        if ((trace.Said & (long)Said.Thumb) != 0)
        {
            CountRater((cohort with { Hour = cohort.Day }, trace.Rater ?? ""), (trace.Said & (long)Said.ThumbUp) != 0, sign);
        }
    }

    private void CountRater((Cohort Day, string Rater) key, bool up, int sign)
    {
        var (ups, downs) = raters.GetValueOrDefault(key);
        raters[key] = up ? (ups + sign, downs) : (ups, downs + sign);
    }
}
