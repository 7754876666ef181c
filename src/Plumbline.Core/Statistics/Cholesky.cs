namespace Plumbline.Statistics;

/// <summary>A symmetric, positive definite matrix as L Lᵀ: solves systems and inverts. Cost n³ / 3.</summary>
/// <remarks>Source: A.-L. Cholesky, "Sur la résolution numérique des systèmes d'équations linéaires", 1910.</remarks>
internal sealed class Cholesky
{
    private const double Smallest = 1e-13;
    private readonly double[][] lower;

    private Cholesky(double[][] lower) => this.lower = lower;

    /// <summary>Null when the matrix is not positive definite, or too near to it not being so.</summary>
    public static Cholesky? Of(double[,] matrix)
    {
        var lower = new double[matrix.GetLength(0)][];
        for (var row = 0; row < lower.Length; row++)
        {
            lower[row] = new double[row + 1];
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[row, column] - Product(lower[row], lower[column], column);
                if (row == column && !(rest > Smallest * matrix[row, row]))
                {
                    return null;
                }

                lower[row][column] = row == column ? Math.Sqrt(rest) : rest / lower[column][column];
            }
        }

        return new(lower);
    }

    public double[] Solve(ReadOnlySpan<double> right)
    {
        double[] solution = [.. right];
        for (var row = 0; row < lower.Length; row++)
        {
            solution[row] = (solution[row] - Product(lower[row], solution, row)) / lower[row][row];
        }

        for (var row = lower.Length - 1; row >= 0; row--)
        {
            solution[row] /= lower[row][row];
            for (var column = 0; column < row; column++)
            {
                solution[column] -= lower[row][column] * solution[row];
            }
        }

        return solution;
    }

    public double[,] Inverse()
    {
        var inverse = new double[lower.Length, lower.Length];
        var unit = new double[lower.Length];
        for (var column = 0; column < lower.Length; column++)
        {
            unit[column] = 1;
            var solution = Solve(unit);
            unit[column] = 0;
            for (var row = 0; row < lower.Length; row++)
            {
                inverse[row, column] = solution[row];
            }
        }

        return inverse;
    }

    private static double Product(double[] one, double[] other, int length)
    {
        var sum = 0.0;
        for (var place = 0; place < length; place++)
        {
            sum += one[place] * other[place];
        }

        return sum;
    }
}
