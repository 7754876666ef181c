namespace Plumbline.Statistics;

internal static class Quadratic
{
    /// <summary>wᵀ M w, never below 0: the variance of a weighted sum.</summary>
    public static double Form(double[,] matrix, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            for (var column = 0; column < weights.Length && weights[row] != 0; column++)
            {
                sum += weights[row] * weights[column] * matrix[row, column];
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>M w.</summary>
    public static double[] Times(double[,] matrix, double[] weights)
    {
        var product = new double[weights.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            for (var column = 0; column < weights.Length; column++)
            {
                product[row] += matrix[row, column] * weights[column];
            }
        }

        return product;
    }
}
