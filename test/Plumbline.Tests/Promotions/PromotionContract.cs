using System.Text;
using Plumbline.Fakes;
using Plumbline.Gates;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Promotions;

/// <summary>What promotions promise, whatever the engine: only a pass against what serves now gets through.</summary>
public abstract class PromotionContract : PartContract
{
    private DeploymentStore Deployments => Get<DeploymentStore>();

    [Fact]
    public async Task Production_serves_the_base_until_a_gate_passes()
    {
        Assert.Equal("base", await Deployments.CurrentAsync(Project, Cancel));
        var gate = await GateAsync("pass", "checkpoint:a", "base");

        var change = await PromoteAsync(gate);

        Assert.Equal((DeploymentAction.Promote, "checkpoint:a", "base", gate, (string?)null, "ada", Noon), (change.Action, change.Release, change.Previous, change.Gate, change.Reason, change.Actor, change.At));
        Assert.Equal("checkpoint:a", await Deployments.CurrentAsync(Project, Cancel));
        Assert.Equal([change], await Deployments.ListAsync(Project, Cancel));
        Assert.Equal("base", await Deployments.CurrentAsync("other", Cancel));
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("inconclusive")]
    public async Task A_gate_that_did_not_pass_promotes_nothing_and_says_why(string verdict)
    {
        var gate = await GateAsync(verdict, "checkpoint:a", "base");

        Assert.Contains("Because of tone.", (await RefusedAsync(409, () => PromoteAsync(gate))).Message, StringComparison.Ordinal);
        await RefusedAsync(409, () => PromoteAsync(gate, " "));

        Assert.Empty(await Deployments.ListAsync(Project, Cancel));
    }

    [Fact]
    public async Task A_person_may_override_with_a_reason_that_stays_on_record()
    {
        var change = await PromoteAsync(await GateAsync("fail", "checkpoint:a", "base"), "The test set is wrong.");

        Assert.Equal((DeploymentAction.Override, "The test set is wrong."), (change.Action, change.Reason));
        Assert.Equal([change], await Deployments.ListAsync(Project, Cancel));
    }

    [Fact]
    public async Task A_gate_that_compared_with_what_no_longer_serves_is_refused()
    {
        var stale = await GateAsync("pass", "checkpoint:b", "base");
        await PromoteAsync(await GateAsync("pass", "checkpoint:a", "base"));

        await RefusedAsync(409, () => PromoteAsync(stale));
        await RefusedAsync(409, () => PromoteAsync(stale, "I insist."));
    }

    [Fact]
    public async Task A_retry_is_the_same_promotion()
    {
        var gate = await GateAsync("pass", "checkpoint:a", "base");
        var first = await PromoteAsync(gate);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first, await PromoteAsync(gate));
        Assert.Single(await Deployments.ListAsync(Project, Cancel));
        await RefusedAsync(409, async () => await PromoteAsync(await GateAsync("pass", "checkpoint:a", null)));
    }

    [Fact]
    public async Task What_serves_already_and_what_is_unknown_is_refused()
    {
        await RefusedAsync(409, async () => await PromoteAsync(await GateAsync("pass", "base", null)));
        await RefusedAsync(404, () => PromoteAsync("unknown"));
    }

    [Fact]
    public async Task A_change_from_what_no_longer_serves_is_not_added()
    {
        await PromoteAsync(await GateAsync("pass", "checkpoint:a", "base"));

        Assert.Null(await Deployments.AppendAsync(Project, new("late", DeploymentAction.Promote, "checkpoint:b", "base", null, null, "ada", Noon), Cancel));
        Assert.Single(await Deployments.ListAsync(Project, Cancel));
    }

    [Fact]
    public async Task Rolling_back_goes_to_the_last_good_release_one_at_a_time()
    {
        await PromoteAsync(await GateAsync("pass", "checkpoint:a", "base"));
        await PromoteAsync(await GateAsync("pass", "checkpoint:b", "checkpoint:a"));

        var first = await RollBackAsync();
        Assert.Equal((DeploymentAction.RollBack, "checkpoint:a", "checkpoint:b", "Too slow."), (first.Action, first.Release, first.Previous, first.Reason));
        Assert.Equal("base", (await RollBackAsync()).Release);
        await RefusedAsync(409, RollBackAsync);

        Assert.Equal(4, (await Deployments.ListAsync(Project, Cancel)).Count);
        Assert.Equal("base", await Deployments.CurrentAsync(Project, Cancel));
    }

    [Fact]
    public async Task Rolling_back_needs_a_reason_and_something_to_go_back_from()
    {
        await RefusedAsync(409, RollBackAsync);
        await RefusedAsync(400, () => Get<RollBack>().RunAsync(Project, " ", "ada", Cancel));
    }

    private Task<Deployment> PromoteAsync(string gate, string? reason = null) => Get<Promote>().RunAsync(Project, new(gate, reason), "ada", Cancel);

    private Task<Deployment> RollBackAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Get<RollBack>().RunAsync(Project, "Too slow.", "ada", Cancel);
    }

    private async Task<string> GateAsync(string verdict, string candidate, string? baseline)
    {
        var decision = new WireGateDecision(verdict, "confidence", 0.95, [], [], 1, null, null, ["Because of tone."], null, "rules", Noon);
        var kept = new KeptGate("", candidate, baseline, null, "dataset-1", "scorecard-1", decision);
        var artifact = Artifact.Of(DecideGate.Kind, null, Encoding.UTF8.GetBytes($"{verdict} {candidate} {baseline}"), kept, []);
        await Get<ArtifactStore>().KeepAsync(Project, artifact, Cancel);
        return artifact.Hash;
    }
}

public sealed class PromotionOnSqlite : PromotionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class PromotionOnPostgres : PromotionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
