using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Traces;

namespace Plumbline.Governors;

/// <summary>
/// Governor V1 on what users did: the reward (thumbs) and the outcomes of a candidate's exposure slice against those of the
/// anchor release and of what serves, in the same time. A finding that stops is an event that stays.
/// </summary>
internal sealed class CompareExposure(TraceStore traces, FeedbackStore feedback, OutcomeStore outcomes, GovernorStore kept)
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
        var references = new List<(Release, ReleaseTotals)>();
        foreach (var (with, release) in new[] { (Release.Anchor, anchor), (Release.Baseline, baseline == anchor ? null : baseline) })
        {
            if (release is not null && release != candidate)
            {
                references.Add((with, await TotalsAsync(project, release, since, cancel)));
            }
        }

        var finding = RewardOutcomeGap.Of(await TotalsAsync(project, candidate, since, cancel), references, confidence);
        if (finding.Stops)
        {
            await kept.KeepAsync(project, candidate, finding, cancel);
        }

        return finding;
    }

    private async Task<ReleaseTotals> TotalsAsync(string project, string release, DateTimeOffset since, CancellationToken cancel)
    {
        var thumbs = await feedback.ThumbsAsync(project, release, since, cancel);
        var known = await outcomes.TotalsAsync(project, release, since, cancel);
        return new((int)known.Count, (int)known.Good, (int)thumbs.Count, thumbs.Up, thumbs.Up);
    }
}
