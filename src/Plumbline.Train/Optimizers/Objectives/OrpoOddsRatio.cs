using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>The odds-ratio term of ORPO: −β log σ(log odds(chosen) − log odds(rejected)); add it to the chosen side's negative log-likelihood.</summary>
/// <param name="beta">Weight of the term, above 0.</param>
/// <exception cref="ArgumentException">The coefficient is outside its range.</exception>
/// <remarks>
/// Reads mean log-probabilities per token, so that p = exp(mean) lies below 1: pass lengths of 1 and means in place of sums.
/// Source: J. Hong, N. Lee, J. Thorne, "ORPO: Monolithic Preference Optimization without Reference Model", 2024.
/// </remarks>
public sealed class OrpoOddsRatio(double beta) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A mean log-probability is not below 0.</exception>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var ratio = LogOdds(pair.PolicyChosen) - LogOdds(pair.PolicyRejected);
        var slope = -beta * Logistic.Sigmoid(-ratio);
        return new(-beta * Logistic.LogSigmoid(ratio), slope / (1 - Math.Exp(pair.PolicyChosen)), -slope / (1 - Math.Exp(pair.PolicyRejected)));
    }

    // log(p / (1 − p)) has the slope 1 / (1 − p) by log p.
    private static double LogOdds(double mean) => mean < 0
        ? mean - Math.Log(1 - Math.Exp(mean))
        : throw new ArgumentException($"A mean log-probability is {mean}; it must be below 0.", nameof(mean));
}
