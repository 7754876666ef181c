using Plumbline.Gates;
using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Whether a new release is no worse than the old one, by people's scores of some items and a judge's of many.</summary>
/// <param name="Change">New less old mean score; each bound of a 0.90 interval is a one-sided 0.95 bound.</param>
/// <param name="Verdict">Pass when the lower bound is above the tolerated drop, fail when the upper is below it, inconclusive otherwise.</param>
/// <param name="PeopleOnly">Whether the judge's scores were left out.</param>
public sealed record HybridChange(Measurement Change, Verdict Verdict, bool PeopleOnly)
{
    private const int FewLabels = 100;

    /// <summary>Measures the change and holds it against a margin.</summary>
    /// <param name="sample">Differences between the two releases on the same items (<see cref="JudgedSample.OfDifferences"/>).</param>
    /// <param name="margin">The tolerated drop, 0 or more.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 for one-sided error of 0.05.</param>
    /// <returns>
    /// With 100 labels and further judged items "ppi-plus2" bounds; otherwise those of people's scores alone: Tango's for differences of −1, 0
    /// and 1, paired t for others. What was not measured is inconclusive.
    /// </returns>
    /// <exception cref="ArgumentException">The sample does not hold differences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative or the level is outside (0, 1).</exception>
    /// <remarks>At 200 labels and 2000 judged items the bounds are about a tenth to a quarter narrower than people's alone.</remarks>
    public static HybridChange Of(JudgedSample sample, double margin, double level = 0.90)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (margin != 0)
        {
            OrdinaryNumber.Positive(margin, nameof(margin));
        }

        if (sample.Lowest == 0)
        {
            throw new ArgumentException("The sample holds scores, not differences between two releases.", nameof(sample));
        }

        var peopleOnly = sample.Labels < FewLabels || sample.Judged == 0;
        var change = peopleOnly ? ByPeople(sample, level) : PredictionPlus2.Of(sample, level).Mean;
        var rule = new LimitRule("The change", -margin, $"a drop of {margin:0.000}", DecisionBasis.Confidence);
        return new(change, rule.Check(change, _ => new ItemsNeeded(null, "more labels are needed")).Verdict, peopleOnly);
    }

    private static Measurement ByPeople(JudgedSample sample, double level)
    {
        if (sample.Labelled.All(row => row.Human is -1 or 0 or 1))
        {
            int Count(double change) => sample.Labelled.Where(row => row.Human == change).Sum(row => row.Count);
            return Tango.Of(Count(1), Count(-1), sample.Labels, level);
        }

        double[] changes = [.. sample.Labelled.SelectMany(row => Enumerable.Repeat(row.Human, row.Count))];
        var totals = ClusterTotals.Single(changes);
        var measured = PairedTest.Of(changes, level);
        return totals.Constant ? measured : EndpointBound.Widen(measured, totals, -1, 1);
    }
}
