using System.Text.Json;
using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Lineage;
using Plumbline.Promotions;
using Plumbline.Statistics;

namespace Plumbline.Loop;

/// <summary>The loop at a glance: every candidate that asked, what the gate said, and reward beside outcome.</summary>
internal sealed class LoopBoard(ArtifactStore artifacts, DeploymentStore deployments, ExposureStore exposure)
{
    private const double Level = 0.95;

    public async Task<LoopView> ShowAsync(string project, CancellationToken cancel)
    {
        var changes = await deployments.ListAsync(project, cancel);
        var gates = (await artifacts.ListAsync(project, DecideGate.Kind, null, 100, cancel)).Reverse().Select(row => (row.CreatedAt, Gate: row.Summary.Deserialize<KeptGate>(WireFormat.WithNulls)!)).ToArray();
        var rounds = new List<LoopRound>();
        foreach (var (at, gate) in gates)
        {
            var promoted = changes.Any(change => change.Gate == gate.Id && change.Action != DeploymentAction.RollBack);
            var outcomes = await OutcomesAsync(project, gate.Candidate, cancel);
            rounds.Add(new(rounds.Count + 1, at, gate, promoted, await RewardAsync(project, gate.Candidate, cancel), outcomes.Count > 0 ? outcomes[0].Share : NoOutcome, outcomes));
        }

        return new(await deployments.CurrentAsync(project, cancel), changes, rounds);
    }

    private static WireMeasurement NoOutcome => WireMeasurement.Of(new Measurement.Unknown(Cause.TooFew, "No outcome wired to this release yet."));

    private async Task<WireMeasurement> RewardAsync(string project, string release, CancellationToken cancel)
    {
        var thumbs = await exposure.ThumbsAsync(project, release, DateTimeOffset.UnixEpoch, cancel);
        return WireMeasurement.Of(thumbs.Units == 0
            ? new Measurement.Unknown(Cause.TooFew, "No thumb on this release yet.")
            : Proportion.Wilson((int)thumbs.Up, (int)thumbs.Units, Level));
    }

    private async Task<IReadOnlyList<OutcomeShare>> OutcomesAsync(string project, string release, CancellationToken cancel) =>
    [
        .. (await exposure.OutcomesAsync(project, release, DateTimeOffset.UnixEpoch, cancel))
            .Select(outcome => new OutcomeShare(outcome.Name, WireMeasurement.Of(Proportion.Wilson((int)outcome.Good, (int)outcome.Units, Level)))),
    ];
}

/// <summary>The loop at a glance.</summary>
internal sealed record LoopView(string Production, IReadOnlyList<Deployment> Changes, IReadOnlyList<LoopRound> Rounds);

/// <summary>One candidate's turn: reward never stands without outcome.</summary>
/// <param name="Round">The turn's number.</param>
/// <param name="At">When its gate decided.</param>
/// <param name="Gate">The decision.</param>
/// <param name="Promoted">Whether the candidate became production by it.</param>
/// <param name="Reward">Share of the conversations with a thumb whose newest is up.</param>
/// <param name="Outcome">Share of them that ended well, by the outcome that is known of most.</param>
/// <param name="Outcomes">That outcome by its name, and every other.</param>
internal sealed record LoopRound(
    int Round, DateTimeOffset At, KeptGate Gate, bool Promoted, WireMeasurement Reward, WireMeasurement Outcome, IReadOnlyList<OutcomeShare> Outcomes);

/// <summary>The share of conversations that ended well, by one kind of outcome.</summary>
internal sealed record OutcomeShare(string Name, WireMeasurement Share);
