using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>How often a scorer prefers what people preferred.</summary>
public static class PairAccuracy
{
    /// <summary>Share of the pairs whose chosen answer has the higher score.</summary>
    /// <param name="scorer">A policy, a reward model, or a rule such as <see cref="LengthRule"/>.</param>
    /// <param name="pairs">Pairs that the scorer was not trained on, unless the fit itself is asked for.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The share among pairs with unequal scores; <see cref="Measurement.Known.Count"/> is their number, and a warning says how many were
    /// equal. Clopper–Pearson bounds where each pair has its own prompt; else exact bounds on the effective number of independent pairs
    /// ("clopper-pearson, clustered"). No interval when all are of one prompt. Unknown when every pair has equal scores.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Sources: Clopper and Pearson, Biometrika 26, 1934; E. L. Korn, B. I. Graubard, Survey Methodology 24, 1998.</remarks>
    public static Measurement Of(IScorer scorer, PairSet pairs, double level = 0.95) => Of(PairScores.Of(scorer, pairs), level);

    /// <summary>Share of the pairs that two scorers put in the same order, whatever people preferred.</summary>
    /// <param name="one">A scorer.</param>
    /// <param name="other">Another scorer; <see cref="LengthRule"/> shows how far the first one is mere length.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>As for the accuracy; pairs to which either scorer gives equal scores are left out.</returns>
    public static Measurement Agreement(IScorer one, IScorer other, PairSet pairs, double level = 0.95) =>
        Of([.. PairScores.Of(one, pairs).Zip(PairScores.Of(other, pairs), (a, b) => new PairScore(a.Prompt, Math.Sign(a.Margin) * Math.Sign(b.Margin), 0))], level);

    internal static Measurement Of(IReadOnlyList<PairScore> scores, double level)
    {
        PairScore[] decided = [.. scores.Where(score => score.Margin != 0)];
        var equal = scores.Count - decided.Length;
        return decided.Length == 0
            ? new Measurement.Unknown(Cause.NoVariation, $"All {scores.Count} pairs have equal scores on both sides.")
            : WithWarning(ClusteredShare.Of([.. decided.Select(score => (score.Prompt, score.Margin > 0))], level), equal);
    }

    private static Measurement WithWarning(Measurement share, int equal) => equal > 0 && share is Measurement.Known known
        ? known with { Warnings = [.. known.Warnings, $"{equal} pairs with equal scores are left out."] }
        : share;
}
