namespace Plumbline.Optimizers.Objectives;

/// <summary>Supervised fine-tuning: the negative log-likelihood of the label tokens.</summary>
public static class Sft
{
    /// <summary>The label of a token that does not count.</summary>
    public const int Ignored = -100;

    /// <summary>Σ w (−log p(label)) / Σ w over the tokens that count.</summary>
    /// <param name="logits">One row a token, one value a vocabulary entry.</param>
    /// <param name="labels">The token that should come, or <see cref="Ignored"/>; already shifted.</param>
    /// <param name="weights">One a token, 0 or more; null weighs all alike.</param>
    /// <exception cref="ArgumentException">The lengths differ, a label is not in the vocabulary, or nothing counts.</exception>
    public static TokenLoss NegativeLogLikelihood(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels, IReadOnlyList<double>? weights = null) =>
        Mean(logits, labels, weights, _ => 1);

    /// <summary>Dynamic fine-tuning: each token's loss times its probability, held constant, so that unlikely labels pull less.</summary>
    /// <param name="logits">One row a token, one value a vocabulary entry.</param>
    /// <param name="labels">The token that should come, or <see cref="Ignored"/>; already shifted.</param>
    /// <exception cref="ArgumentException">The lengths differ, a label is not in the vocabulary, or nothing counts.</exception>
    /// <remarks>Source: Y. Wu and others, "On the Generalization of SFT: A Reinforcement Learning Perspective with Reward Rectification", 2025.</remarks>
    public static TokenLoss Dynamic(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels) => Mean(logits, labels, null, likelihood => likelihood);

    private static TokenLoss Mean(IReadOnlyList<double[]> logits, IReadOnlyList<int> labels, IReadOnlyList<double>? weights, Func<double, double> factor)
    {
        if (logits.Count != labels.Count || (weights is not null && weights.Count != labels.Count))
        {
            throw new ArgumentException($"There are {logits.Count} rows of logits, {labels.Count} labels and {weights?.Count ?? labels.Count} weights.", nameof(labels));
        }

        int[] counted = [.. Enumerable.Range(0, labels.Count).Where(token => labels[token] != Ignored)];
        var total = counted.Sum(token => weights?[token] ?? 1);
        var gradient = logits.Select(row => new double[row.Length]).ToArray();
        var loss = counted.Sum(token => Token(logits[token], labels[token], (weights?[token] ?? 1) / total, factor, gradient[token]));
        return total > 0 ? new(loss, gradient) : throw new ArgumentException("No token counts.", nameof(labels));
    }

    private static double Token(double[] logits, int label, double weight, Func<double, double> factor, double[] gradient)
    {
        if (label < 0 || label >= logits.Length)
        {
            throw new ArgumentException($"The label {label} is not among {logits.Length} vocabulary entries.", nameof(label));
        }

        var top = logits.Max();
        var shift = top + Math.Log(logits.Sum(logit => Math.Exp(logit - top)));
        var share = weight * factor(Math.Exp(logits[label] - shift));
        for (var entry = 0; entry < logits.Length; entry++)
        {
            gradient[entry] = share * (Math.Exp(logits[entry] - shift) - (entry == label ? 1 : 0));
        }

        return share * (shift - logits[label]);
    }
}
