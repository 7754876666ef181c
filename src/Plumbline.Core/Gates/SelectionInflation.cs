using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>The winner's curse: how much the best of several equal candidates is expected to look better than it is.</summary>
/// <param name="Candidates">Distinct candidates that have looked at this test split.</param>
/// <param name="ByDimension">Expected inflation of the best mean, a dimension; subtract it from a score that was chosen for being best.</param>
public sealed record SelectionInflation(int Candidates, IReadOnlyDictionary<string, Measurement> ByDimension);
