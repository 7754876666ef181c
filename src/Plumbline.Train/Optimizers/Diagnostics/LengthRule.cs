using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>The rule that the longer answer is the better one: what a trained scorer must beat to have learned anything else.</summary>
public sealed class LengthRule : IScorer
{
    /// <summary>The characters of each candidate (Unicode scalar values).</summary>
    public IReadOnlyList<double> Scores(string prompt, IReadOnlyList<string> candidates) =>
        [.. candidates.Select(candidate => (double)(candidate.Length - candidate.Count(char.IsLowSurrogate)))];
}
