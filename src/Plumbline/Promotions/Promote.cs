using System.Text.Json;
using Plumbline.Gates;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Storage;

namespace Plumbline.Promotions;

/// <summary>
/// Makes a candidate production. A gate lets it through that passed, that compared with what serves now, and that nothing stands
/// against (<see cref="Objections"/>); a person may override with a reason, and that stays on record.
/// </summary>
internal sealed class Promote(ArtifactStore artifacts, DeploymentStore deployments, Objections objections, Policies policies, TimeProvider clock)
{
    private const string Fix = "Train another candidate, or give a reason to override; it stays on record.";

    public async Task<Deployment> RunAsync(string project, PromotionRequest request, string actor, CancellationToken cancel)
    {
        var (row, _) = await artifacts.LoadAsync(project, DecideGate.Kind, request.Gate, cancel);
        var gate = row.Summary.Deserialize<KeptGate>(WireFormat.WithNulls)!;
        var current = await deployments.CurrentAsync(project, cancel);
        if (gate.Candidate == current && await deployments.ListAsync(project, cancel) is [var same, ..] && same.Gate == row.Hash)
        {
            return same; // a retry is not a second promotion
        }

        await RefuseAlwaysAsync(project, gate, current, cancel);
        string[] against = [.. Unproven(gate, current), .. RolledBack(gate, row, await deployments.ListAsync(project, cancel)), .. await objections.AgainstAsync(project, gate.Candidate, row.Hash, cancel)];
        var reason = string.IsNullOrWhiteSpace(request.Override) ? null : request.Override;
        if (against.Length > 0 && reason is null)
        {
            throw RefusedException.Conflict("gate", string.Join(' ', [.. against, Fix]));
        }

        var action = against.Length == 0 ? DeploymentAction.Promote : DeploymentAction.Override;
        var at = clock.GetUtcNow();
        var change = new Deployment($"{Words.Of(action)}-{row.Hash[..16]}-{at:yyyyMMddHHmmssffffff}", action, gate.Candidate, current, row.Hash, reason, actor, at);
        return await deployments.AppendAsync(project, change, cancel)
            ?? throw RefusedException.Conflict("gate", "Production changed in the meantime; decide the gate again.");
    }

    /// <summary>What no reason helps against.</summary>
    private async Task RefuseAlwaysAsync(string project, KeptGate gate, string current, CancellationToken cancel)
    {
        if (!await policies.CanServeAsync(project, gate.Candidate, cancel))
        {
            throw RefusedException.Conflict("gate",
                $"{gate.Candidate} cannot serve here: it was scored, but it is no checkpoint that is kept. '{Policies.BaseRelease}' and checkpoints that were trained here can be promoted.");
        }

        if (gate.Candidate == current)
        {
            throw RefusedException.Conflict("gate", $"{gate.Candidate} serves already.");
        }

        if (gate.Baseline is { } baseline && baseline != current)
        {
            throw RefusedException.Conflict("gate", $"The gate compared with {baseline}, but production serves {current}: decide again with its scorecard as the baseline.");
        }
    }

    /// <summary>A person took the candidate back for a reason that the decision, being older, cannot know.</summary>
    private static IEnumerable<string> RolledBack(KeptGate gate, ArtifactRow row, IReadOnlyList<Deployment> changes) => changes
        .Where(change => change.Action == DeploymentAction.RollBack && change.Previous == gate.Candidate && row.CreatedAt <= change.At).Take(1)
        .Select(change => $"{gate.Candidate} was rolled back on {change.At:u} ({change.Reason}), and this decision is of {row.CreatedAt:u}: decide again on newer scores or outcomes.");

    /// <summary>What the decision itself leaves open.</summary>
    private static IEnumerable<string> Unproven(KeptGate gate, string current) =>
    [
        .. gate.Decision.Verdict == "pass" ? Array.Empty<string>() : [$"The gate says {gate.Decision.Verdict}: {Objections.Why(gate)}"],
        .. gate.Baseline is not null ? Array.Empty<string>() : [$"The gate compared with nothing that serves: decide again with a scorecard of {current} as the baseline."],
    ];
}

/// <summary>Which decision to act on.</summary>
/// <param name="Gate">The gate decision.</param>
/// <param name="Override">The reason to promote although something stands against it; it stays on record.</param>
internal sealed record PromotionRequest(string Gate, string? Override = null);
