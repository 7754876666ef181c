using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Gates;
using Plumbline.Lineage;
using Plumbline.Outcomes;
using Plumbline.Promotions;
using Plumbline.Statistics;

namespace Plumbline.Loop;

/// <summary>The loop at a glance: every candidate that asked, what the gate said, and reward beside outcome.</summary>
internal sealed class LoopBoard(ArtifactStore artifacts, DeploymentStore deployments, FeedbackStore feedback, OutcomeStore outcomes)
{
    private const double Level = 0.95;

    public async Task<LoopView> ShowAsync(string project, CancellationToken cancel)
    {
        var changes = await deployments.ListAsync(project, cancel);
        var gates = (await artifacts.ListAsync(project, DecideGate.Kind, null, 100, cancel)).Reverse().Select(row => (row.CreatedAt, Gate: row.Summary.Deserialize<KeptGate>(WireFormat.WithNulls)!)).ToArray();
        var rounds = new List<LoopRound>();
        foreach (var (at, gate) in gates)
        {
            rounds.Add(new(
                rounds.Count + 1, at, gate, changes.Any(change => change.Gate == gate.Id && change.Action != DeploymentAction.RollBack),
                await RewardAsync(project, gate.Candidate, cancel), await OutcomeAsync(project, gate.Candidate, cancel)));
        }

        return new(await deployments.CurrentAsync(project, cancel), changes, rounds);
    }

    private async Task<WireMeasurement> RewardAsync(string project, string release, CancellationToken cancel)
    {
        var (count, up) = await feedback.ThumbsAsync(project, release, DateTimeOffset.UnixEpoch, cancel);
        return WireMeasurement.Of(count == 0 ? new Measurement.Unknown(Cause.TooFew, "No thumb on this release yet.") : Proportion.Wilson((int)up, (int)count, Level));
    }

    private async Task<WireMeasurement> OutcomeAsync(string project, string release, CancellationToken cancel)
    {
        var (count, good) = await outcomes.TotalsAsync(project, release, DateTimeOffset.UnixEpoch, cancel);
        return WireMeasurement.Of(count == 0 ? new Measurement.Unknown(Cause.TooFew, "No outcome wired to this release yet.") : Proportion.Wilson((int)good, (int)count, Level));
    }
}

/// <summary>The loop at a glance.</summary>
internal sealed record LoopView(string Production, IReadOnlyList<Deployment> Changes, IReadOnlyList<LoopRound> Rounds);

/// <summary>One candidate's turn: reward never stands without outcome.</summary>
internal sealed record LoopRound(int Round, DateTimeOffset At, KeptGate Gate, bool Promoted, WireMeasurement Reward, WireMeasurement Outcome);
