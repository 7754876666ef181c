using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>The likelihood of battles with ties, over all strengths and, last, the parameter of ties.</summary>
internal static class TieSlopes
{
    /// <summary>The log-likelihood; minus infinity where the parameter of ties is impossible.</summary>
    public static double Height(Tournament tournament, TieRule rule, double[] point)
    {
        if (rule == TieRule.RaoKupper && point[^1] <= 0)
        {
            return double.NegativeInfinity;
        }

        var sum = 0.0;
        foreach (var row in tournament.Rows)
        {
            sum += row.Weight * Term(rule, row.Score, row.First, row.Second, point).Height;
        }

        return sum;
    }

    public static (double[] Slope, double[,] Information) Of(Tournament tournament, TieRule rule, double[] point)
    {
        var tie = point.Length - 1;
        var (slope, information) = (new double[point.Length], new double[point.Length, point.Length]);
        foreach (var row in tournament.Rows)
        {
            var term = Term(rule, row.Score, row.First, row.Second, point);
            slope[row.First] += row.Weight * term.SlopeD;
            slope[row.Second] -= row.Weight * term.SlopeD;
            slope[tie] += row.Weight * term.SlopeT;
            Add(information, row.First, row.Second, tie, row.Weight, term);
        }

        for (var one = 0; one < tie; one++)
        {
            for (var other = 0; other < tie; other++)
            {
                information[one, other] += 1;
            }
        }

        return (slope, information);
    }

    /// <summary>For each prompt how much of the variance of one strength its battles explain.</summary>
    public static double[] Information(Tournament tournament, TieRule rule, double[] point, double[,] inverse, int place)
    {
        var weights = new double[point.Length];
        weights[place] = 1;
        var (pull, information) = (Quadratic.Times(inverse, weights), new double[tournament.ClusterCount]);
        foreach (var row in tournament.Rows)
        {
            var term = Term(rule, row.Score, row.First, row.Second, point);
            var (apart, tie) = (pull[row.First] - pull[row.Second], pull[^1]);
            information[row.Cluster] -= row.Weight * ((term.BendDD * apart * apart) + (2 * term.BendDT * apart * tie) + (term.BendTT * tie * tie));
        }

        return information;
    }

    /// <summary>The inverse information, with the constant that no battle tells held, and the covariance clustered by prompt.</summary>
    public static (double[,] Inverse, double[,] Covariance) Sandwich(Tournament tournament, TieRule rule, double[] point)
    {
        var (sandwich, rows) = (new ClusterSandwich(point.Length), tournament.Rows);
        for (var row = 0; row < rows.Length; row++)
        {
            var term = Term(rule, rows[row].Score, rows[row].First, rows[row].Second, point);
            sandwich.Add(rows[row].First, rows[row].Weight * term.SlopeD);
            sandwich.Add(rows[row].Second, -rows[row].Weight * term.SlopeD);
            sandwich.Add(point.Length - 1, rows[row].Weight * term.SlopeT);
            if (row + 1 == rows.Length || rows[row + 1].Cluster != rows[row].Cluster)
            {
                sandwich.End();
            }
        }

        if (Cholesky.Of(Of(tournament, rule, point).Information)?.Inverse() is not { } inverse)
        {
            throw new InvalidOperationException("The likelihood is flat.");
        }

        return (inverse, sandwich.Around(inverse));
    }

    private static void Add(double[,] information, int first, int second, int tie, double weight, TieTerm term)
    {
        information[first, first] -= weight * term.BendDD;
        information[second, second] -= weight * term.BendDD;
        information[first, second] += weight * term.BendDD;
        information[second, first] += weight * term.BendDD;
        information[first, tie] -= weight * term.BendDT;
        information[tie, first] -= weight * term.BendDT;
        information[second, tie] += weight * term.BendDT;
        information[tie, second] += weight * term.BendDT;
        information[tie, tie] -= weight * term.BendTT;
    }

    private static TieTerm Term(TieRule rule, double score, int first, int second, double[] point) => TieTerm.Of(rule, score, point[first] - point[second], point[^1]);
}
