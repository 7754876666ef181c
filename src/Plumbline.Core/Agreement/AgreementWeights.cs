namespace Plumbline.Agreement;

/// <summary>How much two categories of an ordered domain count as agreement: 1 on the diagonal, less away from it.</summary>
/// <remarks>Source: K. L. Gwet, "Handbook of Inter-Rater Reliability", 2014, chapter 3.</remarks>
public enum AgreementWeights
{
    /// <summary>Only the same category agrees.</summary>
    Identity,

    /// <summary>1 − distance / (q − 1), with the distance in places of the domain.</summary>
    Linear,

    /// <summary>1 − (distance / (q − 1))².</summary>
    Quadratic,

    /// <summary>1 − the pairs of categories between (both included), as a share of all pairs.</summary>
    Ordinal,
}
