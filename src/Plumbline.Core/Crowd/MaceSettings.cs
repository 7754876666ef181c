using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>How <see cref="Mace"/> estimates.</summary>
/// <param name="Rounds">Rounds of expectation and maximisation.</param>
/// <param name="Smoothing">Added to every count, when there are no priors.</param>
/// <param name="Priors">Priors of the variational form, which is the steadier one with few answers; null for plain maximisation.</param>
public sealed record MaceSettings(int Rounds = 50, double Smoothing = 0.01, MacePriors? Priors = null)
{
    internal MaceSettings Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
        return Smoothing > 0 && Priors is null or { Spam: > 0, Knows: > 0, Strategy: > 0 }
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Smoothing), Smoothing, "The smoothing and the priors should be above 0.");
    }
}

/// <summary>Prior counts of the variational form.</summary>
/// <param name="Spam">Of not looking.</param>
/// <param name="Knows">Of looking.</param>
/// <param name="Strategy">Of each label, when not looking.</param>
public sealed record MacePriors(double Spam = 0.5, double Knows = 0.5, double Strategy = 10);

/// <summary>What <see cref="Mace"/> found.</summary>
/// <param name="Truth">The chances and the label of each item.</param>
/// <param name="Workers">Who labelled, in ordinal order.</param>
/// <param name="Competence">For each worker the share of answers given with the item looked at.</param>
/// <param name="LogLikelihood">Log-likelihood of all answers.</param>
public sealed record MaceFit(InferredTruth Truth, IReadOnlyList<string> Workers, IReadOnlyList<Measurement> Competence, double LogLikelihood);
