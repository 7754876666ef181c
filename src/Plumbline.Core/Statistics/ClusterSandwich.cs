namespace Plumbline.Statistics;

/// <summary>The covariance of estimates whose rows come in clusters: A Σ (s sᵀ) A, with s a cluster's sum of slopes and A the inverse information.</summary>
/// <remarks>Source: K.-Y. Liang, S. L. Zeger, "Longitudinal data analysis using generalized linear models", Biometrika 73, 1986.</remarks>
internal sealed class ClusterSandwich(int size)
{
    private readonly double[,] outer = new double[size, size];
    private readonly double[] slope = new double[size];
    private readonly bool[] used = new bool[size];
    private readonly List<int> touched = [];

    /// <summary>Adds to the slope of the present cluster.</summary>
    public void Add(int column, double value)
    {
        if (!used[column])
        {
            used[column] = true;
            touched.Add(column);
        }

        slope[column] += value;
    }

    /// <summary>Ends the present cluster.</summary>
    public void End()
    {
        foreach (var row in touched)
        {
            foreach (var column in touched)
            {
                outer[row, column] += slope[row] * slope[column];
            }
        }

        foreach (var column in touched)
        {
            (slope[column], used[column]) = (0, false);
        }

        touched.Clear();
    }

    public double[,] Around(double[,] inverse) => Product(Product(inverse, outer), inverse);

    private static double[,] Product(double[,] one, double[,] other)
    {
        var size = one.GetLength(0);
        var product = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var inner = 0; inner < size; inner++)
            {
                var factor = one[row, inner];
                for (var column = 0; column < size; column++)
                {
                    product[row, column] += factor * other[inner, column];
                }
            }
        }

        return product;
    }
}
