using System.Text.Json;
using Plumbline.Gates;
using Plumbline.Lineage;

namespace Plumbline.Promotions;

/// <summary>
/// Makes a candidate production. Only a gate that passed, and that compared with what serves now, lets it through; a person may
/// override with a reason, and that stays on record.
/// </summary>
internal sealed class Promote(ArtifactStore artifacts, DeploymentStore deployments, TimeProvider clock)
{
    public async Task<Deployment> RunAsync(string project, PromotionRequest request, string actor, CancellationToken cancel)
    {
        var (row, _) = await artifacts.LoadAsync(project, DecideGate.Kind, request.Gate, cancel);
        var gate = row.Summary.Deserialize<KeptGate>(WireFormat.WithNulls)!;
        var current = await deployments.CurrentAsync(project, cancel);
        if (gate.Candidate == current && await deployments.ListAsync(project, cancel) is [var same, ..] && same.Gate == row.Hash)
        {
            return same; // a retry is not a second promotion
        }

        Refuse(request, gate, current);
        var action = gate.Decision.Verdict == "pass" ? DeploymentAction.Promote : DeploymentAction.Override;
        var at = clock.GetUtcNow();
        var change = new Deployment($"{Storage.Words.Of(action)}-{row.Hash[..16]}-{at:yyyyMMddHHmmssffffff}", action, gate.Candidate, current, row.Hash, request.Override, actor, at);
        return await deployments.AppendAsync(project, change, cancel)
            ?? throw RefusedException.Conflict("gate", "Production changed in the meantime; decide the gate again.");
    }

    private static void Refuse(PromotionRequest request, KeptGate gate, string current)
    {
        if (gate.Decision.Verdict != "pass" && string.IsNullOrWhiteSpace(request.Override))
        {
            throw RefusedException.Conflict("gate",
                $"The gate says {gate.Decision.Verdict}: {string.Join(' ', gate.Decision.Reasons.Take(3))} Nothing but a pass promotes; an override needs a reason and stays on record.");
        }

        if (gate.Candidate == current)
        {
            throw RefusedException.Conflict("gate", $"{gate.Candidate} serves already.");
        }

        if (gate.Baseline is { } baseline && baseline != current)
        {
            throw RefusedException.Conflict("gate", $"The gate compared with {baseline}, but production serves {current}: decide again against what serves now.");
        }
    }
}

/// <summary>Which decision to act on.</summary>
/// <param name="Gate">The gate decision.</param>
/// <param name="Override">The reason to promote what the gate did not pass; it stays on record.</param>
internal sealed record PromotionRequest(string Gate, string? Override = null);
