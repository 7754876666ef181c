namespace Plumbline.Statistics;

/// <summary>A linear fit whose errors hold although the scatter differs from row to row, or rows come in clusters.</summary>
/// <remarks>
/// Sources: H. White, "A heteroskedasticity-consistent covariance matrix estimator and a direct test for heteroskedasticity", Econometrica 48,
/// 1980; J. G. MacKinnon, H. White, "Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties",
/// Journal of Econometrics 29, 1985 (HC1).
/// </remarks>
/// <param name="Coefficients">One a column.</param>
/// <param name="Covariance">Of the coefficients.</param>
internal sealed record LeastSquares(double[] Coefficients, double[][] Covariance)
{
    /// <param name="rows">The columns of each row; centre them first when they are far from 0.</param>
    /// <param name="values">What is fitted, one a row.</param>
    /// <param name="clusters">The cluster of each row; null when rows are independent.</param>
    /// <returns>Null when a column follows from the others, or there are not more rows, or clusters, than columns.</returns>
    public static LeastSquares? Fit(double[][] rows, double[] values, IReadOnlyList<string>? clusters = null)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        if (columns == 0 || rows.Length <= columns || Inverse(Products(rows, columns)) is not { } inverse)
        {
            return null;
        }

        double Sum(int column) => StableSum.Of(rows.Select((row, index) => row[column] * values[index]));
        var coefficients = Times(inverse, [.. Enumerable.Range(0, columns).Select(Sum)]);
        double[][] scores = [.. rows.Select((row, index) =>
        {
            var residual = values[index] - row.Select((cell, column) => cell * coefficients[column]).Sum();
            return row.Select(cell => cell * residual).ToArray();
        })];
        var (sums, factor) = clusters is null
            ? (scores, rows.Length / (double)(rows.Length - columns))
            : Clustered(scores, clusters, columns);
        double[][] meat = Products(sums, columns);
        double[][] left = [.. inverse.Select(row => Times(meat, row))];
        return sums.Length <= columns ? null : new(coefficients, [.. left.Select(row => Times(inverse, row).Select(cell => cell * factor).ToArray())]);
    }

    private static (double[][] Sums, double Factor) Clustered(double[][] scores, IReadOnlyList<string> clusters, int columns)
    {
        double[][] sums = [.. scores.Index().GroupBy(row => clusters[row.Index], row => row.Item, StringComparer.Ordinal)
            .Select(group => Enumerable.Range(0, columns).Select(column => StableSum.Of(group.Select(row => row[column]))).ToArray())];
        var (n, groups) = ((double)scores.Length, (double)sums.Length);
        return (sums, groups / Math.Max(1, groups - 1) * (n - 1) / (n - columns));
    }

    private static double[][] Products(double[][] rows, int columns) =>
        [.. Enumerable.Range(0, columns).Select(one => Enumerable.Range(0, columns).Select(other => StableSum.Of(rows.Select(row => row[one] * row[other]))).ToArray())];

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (one, other) => one * other).Sum())];

    /// <summary>By elimination with the largest pivot; null when a pivot vanishes beside the diagonal it came from.</summary>
    private static double[][]? Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] work = [.. matrix.Select((row, index) => row.Concat(Enumerable.Range(0, size).Select(column => column == index ? 1.0 : 0)).ToArray())];
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(work[row][column]));
            (work[column], work[pivot]) = (work[pivot], work[column]);
            if (!(Math.Abs(work[column][column]) > 1e-12 * matrix[column][column]))
            {
                return null;
            }

            var scale = work[column][column];
            work[column] = [.. work[column].Select(cell => cell / scale)];
            for (var row = 0; row < size; row++)
            {
                var times = row == column ? 0 : work[row][column];
                work[row] = [.. work[row].Zip(work[column], (cell, by) => cell - (times * by))];
            }
        }

        return [.. work.Select(row => row[size..])];
    }
}
