using System.Text;
using Plumbline.Fakes;
using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Statistics;
using Plumbline.Storage;

namespace Plumbline.Promotions;

/// <summary>What promotions promise, whatever the engine: only a pass that compared with what serves now, and that nothing stands against, gets through.</summary>
public abstract class PromotionContract : PartContract
{
    private string first = "";
    private string second = "";

    private DeploymentStore Deployments => Get<DeploymentStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (first, second) = (await CheckpointAsync("first"), await CheckpointAsync("second"));
    }

    [Fact]
    public async Task Production_serves_the_base_until_a_gate_passes()
    {
        Assert.Equal("base", await Deployments.CurrentAsync(Project, Cancel));
        var gate = await GateAsync("pass", first, "base");

        var change = await PromoteAsync(gate);

        Assert.Equal((DeploymentAction.Promote, first, "base", gate, (string?)null, "ada", Noon), (change.Action, change.Release, change.Previous, change.Gate, change.Reason, change.Actor, change.At));
        Assert.Equal(first, await Deployments.CurrentAsync(Project, Cancel));
        Assert.Equal([change], await Deployments.ListAsync(Project, Cancel));
        Assert.Equal("base", await Deployments.CurrentAsync("other", Cancel));
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("held")]
    [InlineData("inconclusive")]
    public async Task A_gate_that_did_not_pass_promotes_nothing_and_says_why(string verdict)
    {
        var gate = await GateAsync(verdict, first, "base");

        var refused = (await RefusedAsync(409, () => PromoteAsync(gate))).Message;
        Assert.Contains($"The gate says {verdict}: Because of tone. tone: 0.70 is below 0.90.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", refused, StringComparison.Ordinal);
        await RefusedAsync(409, () => PromoteAsync(gate, " "));

        Assert.Empty(await Deployments.ListAsync(Project, Cancel));
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("held")]
    public async Task A_pass_that_was_asked_for_elsewhere_does_not_undo_what_stopped_the_candidate(string verdict)
    {
        var stopped = await GateAsync(verdict, first, "base");
        var laxer = await GateAsync("pass", first, "base", "laxer");

        var refused = (await RefusedAsync(409, () => PromoteAsync(laxer))).Message;

        Assert.Contains($"gate:{stopped[..12]} of 2026-03-01 12:00:00Z says {verdict} of this candidate. Because of tone. tone: 0.70 is below 0.90.", refused, StringComparison.Ordinal);
        Assert.Contains("give a reason to override", refused, StringComparison.Ordinal);
        Assert.Empty(await Deployments.ListAsync(Project, Cancel));
        Assert.Equal(DeploymentAction.Override, (await PromoteAsync(laxer, "The first file had a slip.")).Action);
    }

    [Fact]
    public async Task What_stopped_a_candidate_stops_it_also_when_it_was_decided_after_the_pass()
    {
        var gate = await GateAsync("pass", first, "base");
        Clock.Advance(TimeSpan.FromDays(1));
        await GateAsync("held", first, "base");

        await RefusedAsync(409, () => PromoteAsync(gate));
    }

    [Fact]
    public async Task An_inconclusive_decision_may_be_followed_by_a_pass_and_others_decisions_stop_nobody()
    {
        await GateAsync("inconclusive", first, "base");
        await GateAsync("fail", second, "base");

        Assert.Equal(DeploymentAction.Promote, (await PromoteAsync(await GateAsync("pass", first, "base", "more items"))).Action);
    }

    [Theory]
    [InlineData(Severity.Hold)]
    [InlineData(Severity.Trip)]
    public async Task A_governor_s_hold_stays_until_a_person_overrides_it(Severity severity)
    {
        await Get<GovernorStore>().KeepAsync(Project, first, new("reward_outcome_gap", severity, ["The outcome is down."], new Dictionary<string, Measurement>()), Cancel);
        var gate = await GateAsync("pass", first, "base");

        var refused = (await RefusedAsync(409, () => PromoteAsync(gate))).Message;

        Assert.Contains("The governor reward_outcome_gap holds this candidate since 2026-03-01 12:00:00Z. The outcome is down.", refused, StringComparison.Ordinal);
        Assert.Equal((DeploymentAction.Override, "The outcomes were wired wrongly."), await ActionAsync(gate, "The outcomes were wired wrongly."));
    }

    [Fact]
    public async Task A_warning_and_another_candidate_s_hold_stop_nobody()
    {
        var nothing = new Dictionary<string, Measurement>();
        await Get<GovernorStore>().KeepAsync(Project, first, new("reward_outcome_gap", Severity.Warn, ["No outcome yet."], nothing), Cancel);
        await Get<GovernorStore>().KeepAsync(Project, second, new("reward_outcome_gap", Severity.Hold, ["The outcome is down."], nothing), Cancel);
        await Get<GovernorStore>().KeepAsync("other", first, new("reward_outcome_gap", Severity.Hold, ["The outcome is down."], nothing), Cancel);

        Assert.Equal((DeploymentAction.Promote, null), await ActionAsync(await GateAsync("pass", first, "base"), null));
    }

    [Fact]
    public async Task A_pass_that_compared_with_nothing_promotes_nothing()
    {
        var gate = await GateAsync("pass", first, null);

        Assert.Contains("a scorecard of base as the baseline", (await RefusedAsync(409, () => PromoteAsync(gate))).Message, StringComparison.Ordinal);
        Assert.Equal((DeploymentAction.Override, "There is nothing to compare with."), await ActionAsync(gate, "There is nothing to compare with."));
    }

    [Fact]
    public async Task A_person_may_override_with_a_reason_that_stays_on_record()
    {
        var change = await PromoteAsync(await GateAsync("fail", first, "base"), "The test set is wrong.");

        Assert.Equal((DeploymentAction.Override, "The test set is wrong."), (change.Action, change.Reason));
        Assert.Equal([change], await Deployments.ListAsync(Project, Cancel));
    }

    [Theory]
    [InlineData("tau2-telecom-gpt")]
    [InlineData("checkpoint:unknown")]
    [InlineData("desk-policy")]
    public async Task What_was_scored_but_cannot_serve_is_never_promoted(string release)
    {
        var gate = await GateAsync("pass", release, "base");

        Assert.Contains($"{release} cannot serve here", (await RefusedAsync(409, () => PromoteAsync(gate))).Message, StringComparison.Ordinal);
        await RefusedAsync(409, () => PromoteAsync(gate, "I insist."));
    }

    [Fact]
    public async Task A_gate_that_compared_with_what_no_longer_serves_is_refused()
    {
        var stale = await GateAsync("pass", second, "base");
        await PromoteAsync(await GateAsync("pass", first, "base"));

        await RefusedAsync(409, () => PromoteAsync(stale));
        await RefusedAsync(409, () => PromoteAsync(stale, "I insist."));
    }

    [Fact]
    public async Task A_retry_is_the_same_promotion()
    {
        var gate = await GateAsync("pass", first, "base");
        var change = await PromoteAsync(gate);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(change, await PromoteAsync(gate));
        Assert.Single(await Deployments.ListAsync(Project, Cancel));
        await RefusedAsync(409, async () => await PromoteAsync(await GateAsync("pass", first, null)));
    }

    [Fact]
    public async Task What_serves_already_and_what_is_unknown_is_refused()
    {
        await RefusedAsync(409, async () => await PromoteAsync(await GateAsync("pass", "base", "base"), "I insist."));
        await RefusedAsync(404, () => PromoteAsync("unknown"));
    }

    [Fact]
    public async Task A_change_from_what_no_longer_serves_is_not_added()
    {
        await PromoteAsync(await GateAsync("pass", first, "base"));

        Assert.Null(await Deployments.AppendAsync(Project, new("late", DeploymentAction.Promote, second, "base", null, null, "ada", Noon), Cancel));
        Assert.Single(await Deployments.ListAsync(Project, Cancel));
    }

    [Fact]
    public async Task Rolling_back_goes_to_the_last_good_release_one_at_a_time()
    {
        await PromoteAsync(await GateAsync("pass", first, "base"));
        await PromoteAsync(await GateAsync("pass", second, first));

        var back = await RollBackAsync();
        Assert.Equal((DeploymentAction.RollBack, first, second, "Too slow."), (back.Action, back.Release, back.Previous, back.Reason));
        Assert.Equal("base", (await RollBackAsync()).Release);
        Assert.Contains("Production serves base again, as before the first promotion", (await RefusedAsync(409, RollBackAsync)).Message, StringComparison.Ordinal);

        Assert.Equal(4, (await Deployments.ListAsync(Project, Cancel)).Count);
        Assert.Equal("base", await Deployments.CurrentAsync(Project, Cancel));
    }

    [Fact]
    public async Task Rolling_back_needs_a_reason_and_something_to_go_back_from()
    {
        Assert.Contains("Nothing was promoted yet", (await RefusedAsync(409, RollBackAsync)).Message, StringComparison.Ordinal);
        await RefusedAsync(400, () => Get<RollBack>().RunAsync(Project, " ", "ada", Cancel));
    }

    [Fact]
    public async Task What_was_rolled_back_comes_back_by_a_newer_decision_or_a_reason_only()
    {
        var gate = await GateAsync("pass", first, "base");
        await PromoteAsync(gate);
        await RollBackAsync();

        var refused = (await RefusedAsync(409, () => PromoteAsync(gate))).Message;

        Assert.Contains($"{first} was rolled back on 2026-03-01 12:01:00Z (Too slow.), and this decision is of 2026-03-01 12:00:00Z", refused, StringComparison.Ordinal);
        Assert.Equal((DeploymentAction.Override, "It was the network."), await ActionAsync(gate, "It was the network."));
        await RollBackAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(DeploymentAction.Promote, (await PromoteAsync(await GateAsync("pass", first, "base", "newer"))).Action);
    }

    private Task<Deployment> PromoteAsync(string gate, string? reason = null) => Get<Promote>().RunAsync(Project, new(gate, reason), "ada", Cancel);

    private async Task<(DeploymentAction Action, string? Reason)> ActionAsync(string gate, string? reason) =>
        await PromoteAsync(gate, reason) is var change ? (change.Action, change.Reason) : default;

    private Task<Deployment> RollBackAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Get<RollBack>().RunAsync(Project, "Too slow.", "ada", Cancel);
    }

    private async Task<string> CheckpointAsync(string content)
    {
        var artifact = Artifact.Of(TrainJob.CheckpointKind, "desk-policy", Encoding.UTF8.GetBytes(content), new { }, []);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return $"checkpoint:{artifact.Hash}";
    }

    private async Task<string> GateAsync(string verdict, string candidate, string? baseline, string file = "gate.yaml")
    {
        WireDimensionDecision[] dimensions = [Dimension("accuracy", "pass", "accuracy: fine"), Dimension("tone", verdict, "0.70 is below 0.90.")];
        var decision = new WireGateDecision(verdict, "confidence", 0.95, dimensions, [], 1, null, null, verdict == "pass" ? [] : ["Because of tone."], null, file, Noon);
        var kept = new KeptGate("", candidate, baseline, null, "dataset-1", "scorecard-1", decision);
        var artifact = Artifact.Of(DecideGate.Kind, null, Encoding.UTF8.GetBytes($"{verdict} {candidate} {baseline} {file}"), kept, []);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return artifact.Hash;
    }

    private static WireDimensionDecision Dimension(string name, string verdict, string reason) =>
        new(name, 40, 0, 0.7, null, null, 0.9, verdict, [], null, null, null, [reason]);
}

public sealed class PromotionOnSqlite : PromotionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class PromotionOnPostgres : PromotionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
