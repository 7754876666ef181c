using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>A logistic line for shares between 0 and 1, with a ridge for each coefficient: maximises Σ w (y x·b − ln(1 + e^{x·b})) − ½ Σ λ b².</summary>
/// <remarks>Newton with halved steps. Cost a round: rows × width² + size³. Source: P. McCullagh, J. A. Nelder, "Generalized Linear Models", 1989.</remarks>
internal sealed class LogisticFit
{
    private const int MostRounds = 100;
    private const double Largest = 40;
    private readonly SparseRows rows;
    private readonly double[] ridge;
    private readonly int centred;

    private LogisticFit(SparseRows rows, double[] ridge, int centred) => (this.rows, this.ridge, this.centred, Coefficients) = (rows, ridge, centred, new double[ridge.Length]);

    public double[] Coefficients { get; private set; }

    /// <summary>The inverse information; of centred coefficients that in the space where they sum to 0.</summary>
    public double[,] Inverse { get; private set; } = new double[0, 0];

    /// <summary>Fits; null when there is no finite maximum.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="ridge">λ of each coefficient.</param>
    /// <param name="centred">How many coefficients, from the first, are known only up to a constant and are made to sum to 0.</param>
    public static LogisticFit? Of(SparseRows rows, double[] ridge, int centred = 0)
    {
        var fit = new LogisticFit(rows, ridge, centred);
        return fit.Climb() && fit.Invert() ? fit : null;
    }

    public double Linear(int row) => rows.Times(row, Coefficients);

    public double Share(int row) => Logistic.Sigmoid(Linear(row));

    public double LogLikelihood() => Height(Coefficients) + Penalty(Coefficients);

    /// <summary>The covariance of the coefficients when rows of one cluster are no independent evidence; rows of a cluster stand together.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="each">The rows one by one, where rows that are alike were summed for the fit.</param>
    public double[,] Sandwich(int[] clusters, SparseRows? each = null)
    {
        var (sandwich, seen) = (new ClusterSandwich(ridge.Length), each ?? rows);
        for (var row = 0; row < seen.Count; row++)
        {
            var residual = seen.Weights[row] * (seen.Targets[row] - Logistic.Sigmoid(seen.Times(row, Coefficients)));
            for (var place = row * seen.Width; place < (row + 1) * seen.Width; place++)
            {
                sandwich.Add(seen.Columns[place], residual * seen.Values[place]);
            }

            if (row + 1 == seen.Count || clusters[row + 1] != clusters[row])
            {
                sandwich.End();
            }
        }

        return sandwich.Around(Inverse);
    }

    /// <summary>For each cluster how much of the variance of one coefficient, in a unit of its own, its rows explain.</summary>
    public double[] Information(int coefficient, double unit, int[] clusters)
    {
        var weights = new double[ridge.Length];
        weights[coefficient] = unit;
        var (pull, information) = (Quadratic.Times(Inverse, weights), new double[clusters.Length == 0 ? 0 : clusters[^1] + 1]);
        for (var row = 0; row < rows.Count; row++)
        {
            var (share, along) = (Share(row), rows.Times(row, pull));
            information[clusters[row]] += rows.Weights[row] * share * (1 - share) * along * along;
        }

        return information;
    }

    private bool Climb()
    {
        var height = Height(Coefficients);
        for (var round = 0; round < MostRounds; round++)
        {
            var (slope, information) = Slopes();
            if (Cholesky.Of(information)?.Solve(slope) is not { } step)
            {
                return false;
            }

            var gain = slope.Zip(step, (one, other) => one * other).Sum();
            if (gain < 1e-22 * Math.Max(1, Math.Abs(height)) || step.Max(Math.Abs) < 1e-13)
            {
                return true;
            }

            var size = 1.0;
            var (next, nextHeight) = Along(step, size);
            while (nextHeight < height - (1e-13 * Math.Abs(height)) && size > 1e-6)
            {
                (next, nextHeight) = Along(step, size /= 2);
            }

            (Coefficients, height) = (next, nextHeight);
            if (Coefficients.Max(Math.Abs) > Largest * rows.Scale)
            {
                return false;
            }
        }

        return Slopes().Slope.Max(Math.Abs) < 1e-6;
    }

    private (double[], double) Along(double[] step, double size)
    {
        double[] next = [.. Coefficients.Zip(step, (from, up) => from + (size * up))];
        return (next, Height(next));
    }

    private bool Invert()
    {
        if (Cholesky.Of(Slopes().Information) is not { } information)
        {
            return false;
        }

        Inverse = information.Inverse();
        for (var row = 0; row < centred; row++)
        {
            for (var column = 0; column < centred; column++)
            {
                Inverse[row, column] -= 1.0 / (centred * (centred + ridge[0]));
            }
        }

        return true;
    }

    private double Height(double[] coefficients)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            var x = rows.Times(row, coefficients);
            sum += rows.Weights[row] * (Logistic.LogSigmoid(x) - ((1 - rows.Targets[row]) * x)); // ln(1 − σ) is ln σ − x
        }

        return sum - Penalty(coefficients);
    }

    private double Penalty(double[] coefficients) => ridge.Zip(coefficients, (weight, value) => weight * value * value / 2).Sum();

    private (double[] Slope, double[,] Information) Slopes()
    {
        var slope = ridge.Zip(Coefficients, (weight, value) => -weight * value).ToArray();
        var information = new double[ridge.Length, ridge.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var share = Share(row);
            var (residual, spread) = (rows.Weights[row] * (rows.Targets[row] - share), rows.Weights[row] * share * (1 - share));
            for (var one = row * rows.Width; one < (row + 1) * rows.Width; one++)
            {
                slope[rows.Columns[one]] += residual * rows.Values[one];
                for (var other = row * rows.Width; other < (row + 1) * rows.Width; other++)
                {
                    information[rows.Columns[one], rows.Columns[other]] += spread * rows.Values[one] * rows.Values[other];
                }
            }
        }

        Anchor(information);
        return (slope, information);
    }

    /// <summary>Adds the ridge, and 1 to every pair of centred coefficients, so that their common constant, which no row tells, stays 0.</summary>
    private void Anchor(double[,] information)
    {
        for (var one = 0; one < ridge.Length; one++)
        {
            information[one, one] += ridge[one];
            for (var other = 0; one < centred && other < centred; other++)
            {
                information[one, other] += 1;
            }
        }
    }
}
