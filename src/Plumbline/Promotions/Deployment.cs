namespace Plumbline.Promotions;

/// <summary>One change of what production serves. Changes are only ever added.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">promote, override or roll_back.</param>
/// <param name="Release">What serves from now on.</param>
/// <param name="Previous">What served before: the last good release.</param>
/// <param name="Gate">The decision that let it through, or that was overridden.</param>
/// <param name="Reason">Why, where a person decided.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
internal sealed record Deployment(
    string Id, DeploymentAction Action, string Release, string Previous, string? Gate, string? Reason, string Actor, DateTimeOffset At);

/// <summary>How production changed.</summary>
internal enum DeploymentAction
{
    /// <summary>A gate passed.</summary>
    Promote,

    /// <summary>A person promoted what a gate did not pass.</summary>
    Override,

    /// <summary>Back to the last good release.</summary>
    RollBack,
}
