using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

/// <summary>How often equal models tie, and unequal ones less often.</summary>
public enum TieRule
{
    /// <summary>P(tie) = ν √(πᵢ πⱼ) / (πᵢ + πⱼ + ν √(πᵢ πⱼ)): R. R. Davidson, "On extending the Bradley–Terry model to accommodate ties", JASA 65, 1970.</summary>
    Davidson,

    /// <summary>P(i wins) = sigmoid(d − η), and a tie is what is left: P. V. Rao, L. L. Kupper, "Ties in paired-comparison experiments", JASA 62, 1967.</summary>
    RaoKupper,
}

/// <summary>The log-likelihood of one battle, its slopes and bends, by the difference d of strengths and the parameter t of ties (ln ν, or η).</summary>
internal readonly record struct TieTerm(double Height, double SlopeD, double SlopeT, double BendDD, double BendDT, double BendTT)
{
    /// <param name="rule">The rule.</param>
    /// <param name="score">1, 0.5 or 0.</param>
    /// <param name="d">The first's strength less the second's.</param>
    /// <param name="t">The parameter of ties.</param>
    public static TieTerm Of(TieRule rule, double score, double d, double t) => rule switch
    {
        TieRule.Davidson => Davidson(score, d, t),
        TieRule.RaoKupper => RaoKupper(score, d, t),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a declared rule."),
    };

    /// <summary>A choice of three with weights e^{d/2}, e^{−d/2} and e^t.</summary>
    private static TieTerm Davidson(double score, double d, double t)
    {
        var most = Math.Max(Math.Abs(d) / 2, t);
        var (win, lose, tie) = (Math.Exp((d / 2) - most), Math.Exp((-d / 2) - most), Math.Exp(t - most));
        var all = win + lose + tie;
        var (advantage, tied) = ((win - lose) / all / 2, tie / all);
        var own = score == 0.5 ? t : (score - 0.5) * d;
        return new(
            own - most - Math.Log(all),
            (score == 0.5 ? 0 : score - 0.5) - advantage,
            (score == 0.5 ? 1 : 0) - tied,
            -(((win + lose) / all / 4) - (advantage * advantage)),
            advantage * tied,
            -(tied * (1 - tied)));
    }

    private static TieTerm RaoKupper(double score, double d, double t)
    {
        var (wins, loses) = (score >= 0.5 ? 1 : 0, score <= 0.5 ? 1 : 0);
        var (win, lose) = (Logistic.Sigmoid(d - t), Logistic.Sigmoid(-d - t));
        var (bendWin, bendLose) = (wins * win * (1 - win), loses * lose * (1 - lose));
        var height = (wins * Logistic.LogSigmoid(d - t)) + (loses * Logistic.LogSigmoid(-d - t));
        var (slopeD, slopeT) = ((wins * (1 - win)) - (loses * (1 - lose)), -(wins * (1 - win)) - (loses * (1 - lose)));
        var gap = wins * loses * Math.Exp(-2 * t);
        return new(
            height + (wins * loses == 0 ? 0 : (2 * t) + Logarithm.OnePlus(-gap)),
            slopeD,
            slopeT + (wins * loses == 0 ? 0 : 2 / (1 - gap)),
            -bendWin - bendLose,
            bendWin - bendLose,
            -bendWin - bendLose - (wins * loses == 0 ? 0 : 4 * gap / ((1 - gap) * (1 - gap))));
    }
}
