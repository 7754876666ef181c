namespace Plumbline.Governors;

/// <summary>One kind of outcome, e.g. <c>resolved</c>, as it followed a candidate and the releases beside it.</summary>
/// <param name="Name">What was observed.</param>
/// <param name="Candidate">What happened under the candidate.</param>
/// <param name="References">What happened under the others in the same time.</param>
public sealed record NamedOutcome(string Name, ReleaseTotals Candidate, IReadOnlyList<(Release With, ReleaseTotals Totals)> References)
{
    /// <summary>Whether the candidate and another release have it.</summary>
    public bool IsComparable => Candidate.Outcomes > 0 && References.Any(reference => reference.Totals.Outcomes > 0);
}
