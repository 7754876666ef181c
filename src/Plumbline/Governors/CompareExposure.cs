using System.Text.Json;
using Dapper;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Governors;

/// <summary>
/// Governor V1 on what users did: the reward (thumbs) and the outcomes of a candidate's exposure slice against those of the
/// anchor release and of what serves, in the same time. A finding that stops is an event that stays.
/// </summary>
internal sealed class CompareExposure(TraceStore traces, FeedbackStore feedback, OutcomeStore outcomes, WriteQueue writes, TimeProvider clock)
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
            await KeepAsync(project, candidate, finding, cancel);
        }

        return finding;
    }

    private async Task<ReleaseTotals> TotalsAsync(string project, string release, DateTimeOffset since, CancellationToken cancel)
    {
        var thumbs = await feedback.ThumbsAsync(project, release, since, cancel);
        var known = await outcomes.TotalsAsync(project, release, since, cancel);
        return new((int)known.Count, (int)known.Good, (int)thumbs.Count, thumbs.Up, thumbs.Up);
    }

    private Task<int> KeepAsync(string project, string candidate, GovernorFinding finding, CancellationToken cancel)
    {
        const string Sql = """
            insert into governor_event (project, id, governor, severity, candidate, reasons, evidence, at)
            values (@project, @id, @Governor, @severity, @candidate, @reasons, @evidence, @at) on conflict (project, id) do nothing
            """;
        var evidence = JsonSerializer.Serialize(WireGovernorFinding.Of(finding).Evidence, WireFormat.WithNulls);
        var row = new
        {
            project,
            id = $"{finding.Id}:{candidate}:{Lineage.ContentHash.Of(evidence)[..16]}",
            Governor = finding.Id,
            severity = Words.Of(finding.Severity),
            candidate,
            reasons = JsonSerializer.Serialize(finding.Reasons, WireFormat.Options),
            evidence,
            at = Microseconds.Of(clock.GetUtcNow()),
        };
        return writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel);
    }
}
