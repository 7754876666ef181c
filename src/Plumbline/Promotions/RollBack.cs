namespace Plumbline.Promotions;

/// <summary>Takes production back to the last good release: what served before the newest change.</summary>
internal sealed class RollBack(DeploymentStore deployments, TimeProvider clock)
{
    public async Task<Deployment> RunAsync(string project, string reason, string actor, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw RefusedException.Invalid("reason", "A roll-back needs a reason; it stays on record.");
        }

        var changes = await deployments.ListAsync(project, cancel);
        if (LastGood(changes) is not { } back)
        {
            throw RefusedException.Conflict("release", changes.Count == 0
                ? "Nothing was promoted yet: there is nothing to roll back."
                : $"Production serves {changes[0].Release} again, as before the first promotion, since {changes[0].At:u}: nothing served earlier that it could go back to.");
        }

        var at = clock.GetUtcNow();
        var change = new Deployment($"roll-back-{changes.Count}-{at:yyyyMMddHHmmssffffff}", DeploymentAction.RollBack, back.Previous, changes[0].Release, back.Gate, reason, actor, at);
        return await deployments.AppendAsync(project, change, cancel)
            ?? throw RefusedException.Conflict("release", "Production changed in the meantime; look again before rolling back.");
    }

    /// <summary>The promotion that made the serving release serve; its predecessor is the last good one.</summary>
    private static Deployment? LastGood(IReadOnlyList<Deployment> changes) => changes.Count == 0
        ? null
        : changes.FirstOrDefault(change => change.Action != DeploymentAction.RollBack && change.Release == changes[0].Release);
}
