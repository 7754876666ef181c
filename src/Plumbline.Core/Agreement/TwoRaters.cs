namespace Plumbline.Agreement;

/// <summary>The table of two annotators: how often each pair of categories came together.</summary>
internal sealed class TwoRaters
{
    private readonly double[,] share;
    private readonly double[,] weight;
    private readonly double[] rows;
    private readonly double[] columns;

    private TwoRaters(int[,] counts, int items, double[,] weight)
    {
        var categories = counts.GetLength(0);
        (Items, this.weight) = (items, weight);
        (share, rows, columns) = (new double[categories, categories], new double[categories], new double[categories]);
        foreach (var (row, column) in Cells())
        {
            share[row, column] = items == 0 ? 0 : (double)counts[row, column] / items;
            rows[row] += share[row, column];
            columns[column] += share[row, column];
        }
    }

    public int Items { get; }

    public double Observed => Cells().Sum(cell => weight[cell.Row, cell.Column] * share[cell.Row, cell.Column]);

    public double Expected => Cells().Sum(cell => weight[cell.Row, cell.Column] * rows[cell.Row] * columns[cell.Column]);

    public double Kappa => (Observed - Expected) / (1 - Expected);

    /// <summary>[Σ p (w − (w̄ᵣ + w̄ₖ)(1 − κ))² − (κ − p_e (1 − κ))²] / (n (1 − p_e)²).</summary>
    public double Variance
    {
        get
        {
            var (expected, kappa) = (Expected, Kappa);
            double[] rowMeans = [.. rows.Select((_, row) => columns.Select((column, other) => column * weight[row, other]).Sum())];
            double[] columnMeans = [.. columns.Select((_, column) => rows.Select((row, other) => row * weight[other, column]).Sum())];
            var sum = Cells().Sum(cell => share[cell.Row, cell.Column]
                * Math.Pow(weight[cell.Row, cell.Column] - ((rowMeans[cell.Row] + columnMeans[cell.Column]) * (1 - kappa)), 2));
            return Math.Max(0, sum - Math.Pow(kappa - (expected * (1 - kappa)), 2)) / (Items * (1 - expected) * (1 - expected));
        }
    }

    public static TwoRaters Of(IReadOnlyList<double?> first, IReadOnlyList<double?> second, IReadOnlyList<double> domain, AgreementWeights weights)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"The first annotator has {first.Count} ratings and the second {second.Count}; each item has one of each.", nameof(second));
        }

        var (categories, rows, columns) = (new Categories(domain), first.ToArray(), second.ToArray());
        var (counts, items) = (new int[domain.Count, domain.Count], 0);
        for (var item = 0; item < rows.Length; item++)
        {
            if (rows[item] is { } row && columns[item] is { } column)
            {
                counts[categories.Of(row), categories.Of(column)]++;
                items++;
            }
        }

        return new(counts, items, Weighting.Matrix(weights, domain.Count));
    }

    private IEnumerable<(int Row, int Column)> Cells() =>
        from row in Enumerable.Range(0, rows.Length)
        from column in Enumerable.Range(0, rows.Length)
        select (row, column);
}
