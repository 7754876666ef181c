using Plumbline.Traces;

namespace Plumbline.Governors;

/// <summary>
/// Governor V1 on what users did: the reward (thumbs) and the outcomes of a candidate's exposure slice against those of the
/// anchor release and of what serves, in the same time. A finding that stops is an event that stays.
/// </summary>
internal sealed class CompareExposure(TraceStore traces, ExposureStore exposure, GovernorStore kept)
{
    /// <param name="project">Whose traffic.</param>
    /// <param name="candidate">The release that asks to be promoted.</param>
    /// <param name="anchor">The pinned release, when the gate names one.</param>
    /// <param name="baseline">The release in production before it, when the gate names one.</param>
    /// <param name="confidence">One-sided confidence.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<GovernorFinding> RunAsync(string project, string candidate, string? anchor, string? baseline, double confidence, CancellationToken cancel)
    {
        var since = await traces.FirstServedAsync(project, candidate, cancel) ?? DateTimeOffset.MaxValue;
        var served = await ServedAsync(project, candidate, since, cancel);
        var references = new List<(Release With, Arm Arm)>();
        foreach (var (with, release) in new[] { (Release.Anchor, anchor), (Release.Baseline, baseline == anchor ? null : baseline) })
        {
            if (release is not null && release != candidate)
            {
                references.Add((with, await ServedAsync(project, release, since, cancel)));
            }
        }

        string[] names = [.. served.Outcomes.Select(outcome => outcome.Name).DefaultIfEmpty("")];
        var finding = RewardOutcomeGap.Of(
            [.. names.Select(name => new NamedOutcome(name, served.Totals(name), [.. references.Select(reference => (reference.With, reference.Arm.Totals(name)))]))], confidence);
        if (finding.Stops)
        {
            await kept.KeepAsync(project, candidate, finding, cancel);
        }

        return finding;
    }

    private async Task<Arm> ServedAsync(string project, string release, DateTimeOffset since, CancellationToken cancel) =>
        new(await exposure.OutcomesAsync(project, release, since, cancel), await exposure.ThumbsAsync(project, release, since, cancel));

    private sealed record Arm(IReadOnlyList<OutcomeCount> Outcomes, ThumbCount Thumbs)
    {
        public ReleaseTotals Totals(string name)
        {
            var known = Outcomes.FirstOrDefault(outcome => outcome.Name == name);
            return new((int)(known?.Units ?? 0), (int)(known?.Good ?? 0), (int)Thumbs.Units, Thumbs.Up, Thumbs.Up);
        }
    }
}
