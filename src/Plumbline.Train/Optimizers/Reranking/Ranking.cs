namespace Plumbline.Optimizers.Reranking;

/// <summary>What a policy says of the candidates of one prompt; every list but <see cref="Order"/> is in the order given.</summary>
/// <param name="Order">Places of the candidates, best first; equal scores go by text, so the order given does not matter.</param>
/// <param name="Scores">Linear scores; only their differences mean anything.</param>
/// <param name="LogProbabilities">log π(candidate | prompt), in nats.</param>
/// <param name="Probabilities">π(candidate | prompt); they sum to 1.</param>
/// <param name="Divergence">KL(π‖reference) for this prompt, in nats, exact.</param>
public sealed record Ranking(
    IReadOnlyList<int> Order,
    IReadOnlyList<double> Scores,
    IReadOnlyList<double> LogProbabilities,
    IReadOnlyList<double> Probabilities,
    double Divergence);
