namespace Plumbline.Optimizers.Reranking;

/// <summary>Rank correlation of a scorer with the planted worth.</summary>
public static class Spearman
{
    public static double OfPlanted(IScorer scorer, PairSet pairs)
    {
        string[] answers = [.. pairs.Candidates.SelectMany(set => set.Candidates).Distinct()];
        return Of(scorer.Scores("a prompt", answers), [.. answers.Select(Planted.Worth)]);
    }

    private static double Of(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (one, other) = (Ranks(a), Ranks(b));
        var squares = one.Zip(other, (x, y) => Math.Pow(x - y, 2)).Sum();
        return 1 - (6 * squares / (one.Length * (Math.Pow(one.Length, 2) - 1)));
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var ranks = new double[values.Count];
        foreach (var (place, index) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((index, place) => (place, index)))
        {
            ranks[index] = place;
        }

        return ranks;
    }
}
