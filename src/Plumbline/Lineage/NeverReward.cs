namespace Plumbline.Lineage;

/// <summary>
/// Outcomes judge the loop and are never trained on: what is trained on can no longer measure. Nothing builds a reward of them; this is where an
/// attempt would end, because all that training reads is kept as an artifact that names what it is made of.
/// </summary>
internal static class NeverReward
{
    private const string Outcome = "outcome:";
    private static readonly string[] Taught = ["dataset", "pairs", "checkpoint"];

    /// <exception cref="RefusedException">A dataset, a pair set or a checkpoint is made of an outcome.</exception>
    public static void Check(Artifact artifact)
    {
        if (Taught.Contains(artifact.Kind) && artifact.Parents.FirstOrDefault(parent => parent.StartsWith(Outcome, StringComparison.Ordinal)) is { } outcome)
        {
            throw RefusedException.Conflict(artifact.Kind, $"{outcome} is an outcome, and an outcome is never a reward: what is trained on it could no longer be measured by it. Label the answers instead.");
        }
    }
}
