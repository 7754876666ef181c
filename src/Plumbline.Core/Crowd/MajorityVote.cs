namespace Plumbline.Crowd;

/// <summary>The label that most workers gave, each vote counting the same.</summary>
public static class MajorityVote
{
    /// <summary>The share of votes of each category for each item; the leading one is the label.</summary>
    /// <param name="labels">The answers.</param>
    /// <returns>Shares as chances. An item on which two categories lead together has no label and is open for adjudication; the first is never taken.</returns>
    /// <remarks>Cost linear in the answers. Source: N. de Condorcet, "Essai sur l'application de l'analyse à la probabilité des décisions", 1785.</remarks>
    public static InferredTruth Of(CrowdLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new(labels, labels.Shares());
    }
}
