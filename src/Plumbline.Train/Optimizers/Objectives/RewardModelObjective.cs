using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Rewards that a reward model gave to the two sides of a preference pair.</summary>
/// <param name="Chosen">Reward of the chosen answer.</param>
/// <param name="Rejected">Reward of the rejected answer.</param>
/// <param name="Margin">By how much the chosen answer should win, 0 or more; 0 when only the order is known.</param>
/// <param name="Weight">How much the pair counts in the mean, 0 or more.</param>
public readonly record struct RewardPair(double Chosen, double Rejected, double Margin = 0, double Weight = 1);

/// <summary>Bradley–Terry loss of a reward model: −log σ(r_c − r_r − margin) + c (r_c + r_r)².</summary>
/// <param name="centring">
/// c, 0 or more: pulls rewards towards a mean of 0. The pairs alone fix differences only, so at 0 the level is free.
/// </param>
/// <exception cref="ArgumentException">The coefficient is negative or not finite.</exception>
/// <remarks>
/// Sources: R. A. Bradley, M. E. Terry, "Rank Analysis of Incomplete Block Designs", Biometrika 39, 1952; margin: H. Touvron and
/// others, "Llama 2", 2023; centring: J. Eisenstein and others, "Helping or Herding? Reward Model Ensembles", 2023.
/// </remarks>
public sealed class RewardModelObjective(double centring = 0)
{
    private readonly double centring = Coefficient.NotNegative(centring);

    /// <summary>The pair's loss and its derivatives by the two rewards.</summary>
    public PairTerm Term(in RewardPair pair)
    {
        var logit = pair.Chosen - pair.Rejected - pair.Margin;
        var (level, slope) = (pair.Chosen + pair.Rejected, -Logistic.Sigmoid(-logit));
        var pull = 2 * centring * level;
        return new((centring * level * level) - Logistic.LogSigmoid(logit), slope + pull, pull - slope);
    }

    /// <summary>Loss and gradient of a batch: the weighted mean of the pairs' terms.</summary>
    /// <exception cref="ArgumentException">No pair, a negative or non-finite weight, or weights that sum to 0.</exception>
    public PairLoss Of(ReadOnlySpan<RewardPair> batch)
    {
        var terms = new PairTerm[batch.Length];
        var weights = new double[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            terms[i] = Term(batch[i]);
            weights[i] = batch[i].Weight;
        }

        return PairLoss.Mean(terms, weights);
    }
}
