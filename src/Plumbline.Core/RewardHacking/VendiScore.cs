using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How many different answers a set is worth, by how alike its members are.</summary>
public static class VendiScore
{
    private const int MostSweeps = 100;

    /// <summary>The exponential of the entropy of the eigenvalues of the similarities over n.</summary>
    /// <param name="similarity">One row and column a text: 1 with itself, symmetric, positive semi-definite (e.g. cosines of embeddings).</param>
    /// <returns>From 1 (all alike) to n (nothing in common), with n as the count and no interval. Unknown without texts.</returns>
    /// <exception cref="ArgumentException">The table is not square, symmetric, finite, or 1 on its diagonal.</exception>
    /// <remarks>Cost O(n³): for some hundreds of texts. Source: D. Friedman, A. B. Dieng, "The Vendi score", TMLR 2023. Eigenvalues by Jacobi's rotations (1846).</remarks>
    public static Measurement Of(IReadOnlyList<IReadOnlyList<double>> similarity)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        var n = similarity.Count;
        var table = Checked(similarity);
        return n == 0
            ? new Measurement.Unknown(Cause.TooFew, "There are no texts.")
            : new Measurement.Known(Math.Exp(StableSum.Of(Eigenvalues(table).Select(value => value / n).Where(value => value > 0).Select(value => -value * Math.Log(value)))), n);
    }

    private static double[] Eigenvalues(double[,] table)
    {
        var n = table.GetLength(0);
        for (var sweep = 0; sweep < MostSweeps && Outside(table) > 1e-26 * n; sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(table, p, q);
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(at => table[at, at])];
    }

    /// <summary>Turns the plane of two axes so that they no longer mix.</summary>
    private static void Rotate(double[,] table, int p, int q)
    {
        if (table[p, q] == 0)
        {
            return;
        }

        var theta = (table[q, q] - table[p, p]) / (2 * table[p, q]);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < table.GetLength(0); k++)
        {
            (table[k, p], table[k, q]) = ((cosine * table[k, p]) - (sine * table[k, q]), (sine * table[k, p]) + (cosine * table[k, q]));
        }

        for (var k = 0; k < table.GetLength(0); k++)
        {
            (table[p, k], table[q, k]) = ((cosine * table[p, k]) - (sine * table[q, k]), (sine * table[p, k]) + (cosine * table[q, k]));
        }
    }

    private static double Outside(double[,] table)
    {
        var sum = 0.0;
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < row; column++)
            {
                sum += table[row, column] * table[row, column];
            }
        }

        return sum;
    }

    private static double[,] Checked(IReadOnlyList<IReadOnlyList<double>> similarity)
    {
        var n = similarity.Count;
        var table = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                table[row, column] = similarity[row].Count == n && similarity[column].Count == n && Fits(similarity, row, column)
                    ? similarity[row][column]
                    : throw new ArgumentException($"Row {row}, column {column}: similarities form a square table, symmetric, from −1 to 1, with 1 on its diagonal.", nameof(similarity));
            }
        }

        return table;
    }

    private static bool Fits(IReadOnlyList<IReadOnlyList<double>> similarity, int row, int column) =>
        Math.Abs(similarity[row][column]) <= 1 + 1e-9
        && Math.Abs(similarity[row][column] - similarity[column][row]) <= 1e-9
        && (row != column || Math.Abs(similarity[row][row] - 1) <= 1e-9);
}
