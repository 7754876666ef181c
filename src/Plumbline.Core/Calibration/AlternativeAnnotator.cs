using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Calibration;

/// <summary>May a judge stand in for an annotator: is it at least as close to the others as each annotator is, allowing for its price?</summary>
/// <param name="Annotators">One row for each annotator with enough items, in the order given.</param>
/// <param name="WinningRate">Share of annotators whom the judge beats.</param>
/// <param name="Advantage">Mean chance that the judge is at least as close to the others as the annotator left out.</param>
/// <param name="Passes">Whether the judge beats at least half; null when that was not measured.</param>
public sealed record AlternativeAnnotator(IReadOnlyList<LeftOutAnnotator> Annotators, Measurement WinningRate, Measurement Advantage, bool? Passes)
{
    private const int FewestAnnotators = 3;
    private const int FewestItems = 30;

    /// <summary>Leaves each annotator out in turn and compares the judge with them.</summary>
    /// <param name="annotators">Each annotator's category for each item, null where there is none.</param>
    /// <param name="judge">The judge's category for the same items, null where it gave none.</param>
    /// <param name="epsilon">What the judge may lose by and still be worth it, 0 to 1: 0.1 for crowds, 0.2 for experts.</param>
    /// <param name="falseDiscovery">Share of annotators said to be beaten who are not, at most; in (0, 1).</param>
    /// <returns>
    /// <see cref="Cause.Underpowered"/> unless three annotators have 30 items each that the judge and another annotator gave a category too.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <remarks>
    /// One-sided t of the annotator's wins less the judge's, below epsilon; adjusted after Benjamini and Yekutieli. When no item differs, t has no
    /// spread to go by, and the p-value is the chance of no annotator's win among n items were the true difference epsilon: (1 − ε)ⁿ.
    /// Cost O(items · annotators²). Source: N. Calderon, R. Reichart, R. Dror, "The alternative annotator test for LLM-as-a-judge: how to
    /// statistically justify replacing human annotators with LLMs", ACL 2025.
    /// </remarks>
    public static AlternativeAnnotator Of(
        IReadOnlyList<IReadOnlyList<double?>> annotators, IReadOnlyList<double?> judge, double epsilon = 0.2, double falseDiscovery = 0.05)
    {
        Check(annotators, judge);
        Probability.Checked(epsilon);
        Probability.Checked(falseDiscovery);
        var left = annotators.Select((_, index) => Compare(annotators, judge, index)).ToArray();
        var enough = left.Index().Where(one => one.Item.Count >= FewestItems).ToArray();
        if (enough.Length < FewestAnnotators)
        {
            var few = new Measurement.Unknown(Cause.Underpowered, $"{enough.Length} annotators have {FewestItems} items that the judge and another annotator share; {FewestAnnotators} are needed.");
            return new([], few, few, null);
        }

        double[] p = [.. enough.Select(one => PValue([.. one.Item.Select(item => item.Human - item.Judge)], epsilon))];
        var adjusted = MultipleTesting.BenjaminiYekutieli(p);
        LeftOutAnnotator[] rows = [.. enough.Select((one, row) => new LeftOutAnnotator(one.Index, one.Item.Count, p[row], adjusted[row], one.Item.Average(item => item.Judge)))];
        var rate = rows.Count(row => row.AdjustedP <= falseDiscovery) / (double)rows.Length;
        return new(rows, new Measurement.Known(rate, rows.Length), new Measurement.Known(StableSum.Mean([.. rows.Select(row => row.Advantage)]), rows.Length), rate >= 0.5);
    }

    /// <summary>For each item: whether the annotator, and whether the judge, is at least as close to the others as the other one.</summary>
    private static List<(double Human, double Judge)> Compare(IReadOnlyList<IReadOnlyList<double?>> annotators, IReadOnlyList<double?> judge, int leftOut)
    {
        var wins = new List<(double Human, double Judge)>();
        for (var item = 0; item < judge.Count; item++)
        {
            var others = annotators.Where((_, index) => index != leftOut).Select(one => one[item]).OfType<double>().ToArray();
            if (annotators[leftOut][item] is { } own && judge[item] is { } said && others.Length > 0)
            {
                var (human, machine) = (others.Count(other => other == own), others.Count(other => other == said));
                wins.Add((human >= machine ? 1 : 0, machine >= human ? 1 : 0));
            }
        }

        return wins;
    }

    private static double PValue(double[] differences, double epsilon)
    {
        var totals = ClusterTotals.Single(differences);
        return totals.Constant
            ? (totals.Mean <= 0 ? Math.Pow(1 - epsilon, totals.Count) : 1)
            : StudentT.Cdf((totals.Mean - epsilon) / Math.Sqrt(totals.Variance), totals.Count - 1);
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double?>> annotators, IReadOnlyList<double?> judge)
    {
        ArgumentNullException.ThrowIfNull(annotators);
        ArgumentNullException.ThrowIfNull(judge);
        if (annotators.Index().FirstOrDefault(one => one.Item.Count != judge.Count) is { Item: { } ragged, Index: var place })
        {
            throw new ArgumentException($"Annotator {place + 1} has {ragged.Count} items and the judge {judge.Count}; write null where there is no category.", nameof(annotators));
        }

        if (annotators.Append(judge).Any(one => one.Any(category => category is { } value && !OrdinaryNumber.Holds(value))))
        {
            throw new ArgumentException("A category should be a finite number, or null where there is none.", nameof(annotators));
        }
    }
}

/// <summary>A judge against one annotator, by how close each is to the other annotators.</summary>
/// <param name="Annotator">Place of the annotator in the list given, from 0.</param>
/// <param name="Items">Items compared.</param>
/// <param name="P">Chance of a result so good for the judge, were it worse by epsilon.</param>
/// <param name="AdjustedP">The same, adjusted for the number of annotators.</param>
/// <param name="Advantage">Share of items on which the judge is at least as close to the others.</param>
public readonly record struct LeftOutAnnotator(int Annotator, int Items, double P, double AdjustedP, double Advantage);
