namespace Plumbline.Statistics;

/// <summary>Rows of a regression, each with a few of many columns.</summary>
/// <param name="Width">How many columns a row has.</param>
/// <param name="Columns">The columns, row after row.</param>
/// <param name="Values">What stands in them.</param>
/// <param name="Targets">One for each row, from 0 to 1.</param>
/// <param name="Weights">One for each row.</param>
internal sealed record SparseRows(int Width, int[] Columns, double[] Values, double[] Targets, double[] Weights)
{
    public int Count => Targets.Length;

    /// <summary>How large a coefficient a value of this size calls for, at least 1.</summary>
    public double Scale => Math.Max(1, 1 / Math.Max(1e-300, Values.Max(Math.Abs)));

    public double Times(int row, double[] coefficients)
    {
        var sum = 0.0;
        for (var place = row * Width; place < (row + 1) * Width; place++)
        {
            sum += Values[place] * coefficients[Columns[place]];
        }

        return sum;
    }
}
