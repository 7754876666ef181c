using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Traces;

namespace Plumbline.Governors;

/// <summary>
/// Governor V1 on what users did: the reward (thumbs) and the outcomes of a candidate's exposure slice against those of the
/// anchor release in the same time. A finding that stops is an event that stays.
/// </summary>
internal sealed class CompareExposure(TraceStore traces, FeedbackStore feedback, OutcomeStore outcomes, GovernorStore kept)
{
    public async Task<GovernorFinding> RunAsync(string project, string candidate, string? anchor, double confidence, CancellationToken cancel)
    {
        if (anchor is null || anchor == candidate)
        {
            return new(RewardOutcomeGap.Id, Severity.Warn, ["There is no anchor release to compare the candidate's outcome with."], new Dictionary<string, Statistics.Measurement>());
        }

        var since = await traces.FirstServedAsync(project, candidate, cancel) ?? DateTimeOffset.MaxValue;
        var finding = RewardOutcomeGap.Of(await TotalsAsync(project, candidate, since, cancel), Release.Anchor, await TotalsAsync(project, anchor, since, cancel), confidence);
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
