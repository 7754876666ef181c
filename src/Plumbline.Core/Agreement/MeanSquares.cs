using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Agreement;

/// <summary>The spread of scores by item, by annotator and of what is left.</summary>
internal sealed record MeanSquares(int Items, int Annotators, double Item, double Annotator, double Rest, double Within)
{
    private const double Rounding = 1e-24;

    public double All => Item + Annotator + Rest + Within;

    public static MeanSquares Of(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        var (n, k) = (scores.Count, scores[0].Count);
        var mean = StableSum.Of(scores.SelectMany(row => row)) / ((double)n * k);
        double[] items = [.. scores.Select(row => StableSum.Mean([.. row]) - mean)];
        double[] annotators = [.. Enumerable.Range(0, k).Select(annotator => (StableSum.Of(scores.Select(row => row[annotator])) / n) - mean)];
        var between = k * StableSum.Of(items.Select(one => one * one));
        var columns = n * StableSum.Of(annotators.Select(one => one * one));
        var within = StableSum.Of(scores.SelectMany((row, item) => row.Select(score => (score - mean - items[item]) * (score - mean - items[item]))));
        var rest = StableSum.Of(scores.SelectMany((row, item) => row.Select((score, annotator) => Math.Pow(score - mean - items[item] - annotators[annotator], 2))));
        return new(n, k, between / (n - 1), columns / (k - 1), rest / ((n - 1.0) * (k - 1)), within / (n * (k - 1.0)));
    }

    /// <summary>Null when the denominator is 0.</summary>
    public double? Single(IntraclassForm form) => form switch
    {
        IntraclassForm.OneWay => Share(Item - Within, Item + ((Annotators - 1) * Within)),
        IntraclassForm.Consistency => Share(Item - Rest, Item + ((Annotators - 1) * Rest)),
        _ => Share(Item - Rest, Item + ((Annotators - 1) * Rest) + (Annotators * (Annotator - Rest) / Items)),
    };

    /// <summary>Nulls when a spread that the bounds compare with is 0.</summary>
    public (double? Low, double? High) Bounds(IntraclassForm form, double tail, double single) => form switch
    {
        IntraclassForm.OneWay => OfRatio(Within, Items * (Annotators - 1.0), tail),
        IntraclassForm.Consistency => OfRatio(Rest, (Items - 1.0) * (Annotators - 1), tail),
        _ => OfAgreement(tail, single),
    };

    private bool None(double square) => square <= Rounding * All;

    private double? Share(double part, double whole) => None(Math.Abs(whole)) ? null : part / whole;

    private (double?, double?) OfRatio(double noise, double degrees, double tail)
    {
        if (None(noise) || None(Item))
        {
            return (null, null);
        }

        var (low, high) = (Item / noise / Quantile(1 - tail, Items - 1, degrees), Item / noise * Quantile(1 - tail, degrees, Items - 1));
        return ((low - 1) / (low + Annotators - 1), (high - 1) / (high + Annotators - 1));
    }

    /// <summary>Satterthwaite's degrees of freedom for the mixture of annotators' spread and the rest.</summary>
    private (double?, double?) OfAgreement(double tail, double single)
    {
        if (None(Rest) || None(Item))
        {
            return (null, null);
        }

        (single, double n, double k) = (Math.Max(0, single), Items, Annotators);
        var (a, b) = (k * single / (n * (1 - single)), 1 + (k * single * (n - 1) / (n * (1 - single))));
        var mixed = (a * Annotator) + (b * Rest);
        var degrees = mixed * mixed / ((a * Annotator * a * Annotator / (k - 1)) + (b * Rest * b * Rest / ((n - 1) * (k - 1))));
        var (lower, upper) = (Quantile(1 - tail, n - 1, degrees), Quantile(1 - tail, degrees, n - 1));
        var noise = (k * Annotator) + (((k * n) - k - n) * Rest);
        return (n * (Item - (lower * Rest)) / ((lower * noise) + (n * Item)), n * ((upper * Item) - Rest) / (noise + (n * upper * Item)));
    }

    /// <summary>The quantile of F by that of the beta distribution.</summary>
    private static double Quantile(double p, double above, double below)
    {
        var rest = Beta.Quantile(1 - p, below / 2, above / 2);
        return below * (1 - rest) / (above * rest);
    }
}
