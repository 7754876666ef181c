namespace Plumbline.Agreement;

/// <summary>How far two annotators' spans are from lining up, in place and label: the observed disorder of the γ coefficient.</summary>
/// <param name="Disorder">The least total dissimilarity of an alignment over the mean number of spans an annotator; 0 for the same spans, 2 when none are aligned and both marked as many.</param>
/// <param name="Alignment">The aligned spans, as places in both lists, by the first; spans that are in none stand alone.</param>
/// <remarks>
/// γ itself is 1 − observed / expected disorder; the expected one depends on how chance is modelled and is not offered.
/// Source: Y. Mathet, A. Widlöcher, J.-P. Métivier, "The unified and holistic method gamma (γ) for inter-annotator agreement measure and alignment",
/// Computational Linguistics 41, 2015.
/// </remarks>
public sealed record GammaDisorder(double Disorder, IReadOnlyList<(int First, int Second)> Alignment)
{
    private const double Alone = 1;

    /// <summary>How unlike two spans are: ((|s − s′| + |e − e′|) / (both lengths))², and 1 more when the labels differ.</summary>
    /// <exception cref="ArgumentException">A span is empty.</exception>
    public static double Between(MarkedSpan one, MarkedSpan other)
    {
        var (first, second) = (one.Checked(int.MaxValue), other.Checked(int.MaxValue));
        var apart = (Math.Abs(first.Start - (double)second.Start) + Math.Abs(first.End - (double)second.End)) / ((double)first.End - first.Start + second.End - second.Start);
        return (apart * apart) + (first.Label == second.Label ? 0 : 1);
    }

    /// <summary>Finds the alignment of least disorder; a span that stands alone costs 1.</summary>
    /// <param name="first">One annotator's spans, in any order.</param>
    /// <param name="second">The other's.</param>
    /// <returns>Null when neither marked a span.</returns>
    /// <exception cref="ArgumentException">A span is empty, starts below 0, or has no label.</exception>
    /// <remarks>
    /// An assignment problem; cost (spans of both)³. Where several alignments have the least disorder, one of them is returned. Source of the method:
    /// H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955.
    /// </remarks>
    public static GammaDisorder? Of(IReadOnlyList<MarkedSpan> first, IReadOnlyList<MarkedSpan> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var size = first.Count + second.Count;
        if (size == 0)
        {
            return null;
        }

        // Each span may also be assigned to a place of its own, for the cost of standing alone; two such places cost nothing.
        var costs = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                costs[row, column] = row < first.Count && column < second.Count ? Between(first[row], second[column])
                    : row < first.Count || column < second.Count ? Alone
                    : 0;
            }
        }

        var assigned = Assignment.Of(costs);
        (int, int)[] aligned = [.. assigned.Take(first.Count).Index().Where(pair => pair.Item < second.Count)];
        var total = assigned.Select((column, row) => costs[row, column]).Order().Sum();
        return new(total / (size / 2.0), aligned);
    }
}
