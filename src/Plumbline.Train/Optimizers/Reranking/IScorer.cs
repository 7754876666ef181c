namespace Plumbline.Optimizers.Reranking;

/// <summary>Gives each candidate of a prompt a number; higher is better.</summary>
public interface IScorer
{
    /// <summary>One finite score a candidate, in the order given; only differences within the prompt mean anything.</summary>
    /// <param name="prompt">The prompt with its context.</param>
    /// <param name="candidates">The answers.</param>
    IReadOnlyList<double> Scores(string prompt, IReadOnlyList<string> candidates);
}
