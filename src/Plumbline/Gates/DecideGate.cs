using System.Text;
using System.Text.Json;
using Plumbline.Evaluators;
using Plumbline.Governors;
using Plumbline.Lineage;
using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary>Decides on a candidate from kept scorecards, counts the look, and keeps the decision with its reasons for ever.</summary>
internal sealed class DecideGate(ArtifactStore artifacts, LookStore looks, CompareExposure exposure, GovernorStore governors, TimeProvider clock)
{
    public const string Kind = "gate";

    public async Task<KeptGate> RunAsync(string project, GateRequest request, CancellationToken cancel)
    {
        return (await RunAsync(project, Rules(request.File), request, [], cancel)).Kept;
    }

    /// <summary>The same by rules that are read already, with findings from elsewhere beside the exposure's.</summary>
    public async Task<(KeptGate Kept, GateDecision Decision)> RunAsync(
        string project, GateRules rules, GateRequest request, IReadOnlyList<GovernorFinding> findings, CancellationToken cancel)
    {
        var (card, rows) = await ScoresAsync(project, request.Candidate, cancel);
        var (baselineCard, before) = await OptionalAsync(project, request.Baseline, cancel);
        var (anchorCard, pinned) = await OptionalAsync(project, request.Anchor, cancel);
        var (baseline, anchor) = (baselineCard?.SummaryAs<ScorecardReport>(), anchorCard?.SummaryAs<ScorecardReport>());
        var candidate = card.SummaryAs<ScorecardReport>();
        RefusedException.ThrowIfAny([.. Other("baseline", candidate, baseline), .. Other("anchor", candidate, anchor)]);
        GovernorFinding[] found = request.Exposure
            ? [.. findings, await exposure.RunAsync(project, candidate.Candidate, anchor?.Candidate, baseline?.Candidate, rules.Confidence, cancel)]
            : [.. findings];
        GovernorFinding[] all = [.. found, .. await KeptAsync(project, candidate.Candidate, found, cancel)];
        var decision = await LookAsync(project, rules, new(rows, before, pinned, all), cancel);
        string[] parents = [.. new[] { card, baselineCard, anchorCard }.OfType<ArtifactRow>().Select(row => $"{RunEvaluation.Kind}:{row.Hash}")];
        var kept = new KeptGate("", candidate.Candidate, baseline?.Candidate, anchor?.Candidate, candidate.Dataset, card.Hash, WireGateDecision.Of(decision));
        return (await KeepAsync(project, request.File, kept, parents, cancel), decision);
    }

    /// <summary>Holds that were laid on the candidate before and are not found anew: a hold is never taken back.</summary>
    private async Task<IEnumerable<GovernorFinding>> KeptAsync(string project, string candidate, GovernorFinding[] found, CancellationToken cancel) =>
        (await governors.HoldsAsync(project, candidate, cancel))
            .Where(hold => !found.Any(finding => finding.Id == hold.Governor && finding.Stops))
            .Select(hold => new GovernorFinding(hold.Governor, hold.Severity, [$"Held since {hold.At:yyyy-MM-dd}.", .. hold.Reasons], new Dictionary<string, Statistics.Measurement>()));

    /// <summary>Decides as the look that it is; again, when other looks at the split came first meanwhile.</summary>
    private async Task<GateDecision> LookAsync(string project, GateRules rules, GateEvidence evidence, CancellationToken cancel)
    {
        var (split, scores) = LookLedger.HashesOf(evidence.Candidate, evidence.Previous ?? evidence.Anchor);
        while (true)
        {
            var counted = LookLedger.Count(await looks.AtAsync(project, split, cancel), split, scores, rules.Hash);
            var decision = Gate.Decide(rules, evidence.Candidate, evidence.Previous, evidence.Anchor, evidence.Governors, counted, clock.GetUtcNow());
            if (await looks.KeepAsync(project, new(decision.Created, split, scores, rules.Hash, decision.Verdict), counted, cancel))
            {
                return decision;
            }
        }
    }

    private static GateRules Rules(string file)
    {
        try
        {
            return GateFile.Read("gate file", file, rubricFiles: false);
        }
        catch (UsageException wrong)
        {
            throw RefusedException.Invalid("file", wrong.Message);
        }
    }

    private async Task<(ArtifactRow Row, IReadOnlyList<ScoreRow> Rows)> ScoresAsync(string project, string id, CancellationToken cancel)
    {
        var (row, content) = await artifacts.LoadAsync(project, RunEvaluation.Kind, id, cancel);
        return (row, ScorecardText.Read($"scorecard:{row.Hash}", content).Rows);
    }

    private async Task<(ArtifactRow? Row, IReadOnlyList<ScoreRow>? Rows)> OptionalAsync(string project, string? id, CancellationToken cancel)
    {
        if (id is null)
        {
            return (null, null);
        }

        var (row, rows) = await ScoresAsync(project, id, cancel);
        return (row, rows);
    }

    private static IEnumerable<Refusal> Other(string field, ScorecardReport candidate, ScorecardReport? other) => other switch
    {
        { Dataset: var dataset } when dataset != candidate.Dataset =>
            [new(field, $"It was scored on dataset {dataset[..12]}, the candidate on {candidate.Dataset[..12]}: evaluate both on one version.")],
        _ => [],
    };

    private async Task<KeptGate> KeepAsync(string project, string file, KeptGate kept, string[] parents, CancellationToken cancel)
    {
        var content = JsonSerializer.SerializeToNode(kept, WireFormat.WithNulls)!.AsObject();
        content.Remove("id");
        content["decision"]!.AsObject().Remove("created"); // the same evidence decided again is the same decision
        content["gate_file"] = file;
        var bytes = Encoding.UTF8.GetBytes(content.ToJsonString(WireFormat.WithNulls));
        kept = kept with { Id = ContentHash.Of(bytes) };
        await artifacts.KeepAsync(project, Artifact.Of(Kind, null, bytes, kept, parents), cancel);
        return kept;
    }
}
