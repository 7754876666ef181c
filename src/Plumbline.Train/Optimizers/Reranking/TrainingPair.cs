namespace Plumbline.Optimizers.Reranking;

/// <summary>One preference pair to learn from.</summary>
/// <param name="Prompt">The prompt with its context.</param>
/// <param name="Chosen">The better answer.</param>
/// <param name="Rejected">The worse answer, another text.</param>
/// <param name="Weight">How much the pair counts, above 0.</param>
public sealed record TrainingPair(string Prompt, string Chosen, string Rejected, double Weight = 1)
{
    /// <summary>P(chosen is better), 0 to 1; below 1 for a soft label. Read by preference objectives only.</summary>
    public double Preference { get; init; } = 1;

    /// <summary>By how much the chosen answer should win, 0 or more; read by a reward model only.</summary>
    public double Margin { get; init; }
}
