namespace Plumbline.Agreement;

/// <summary>The cheapest way to give every row a column of its own.</summary>
/// <remarks>Shortest augmenting paths; cost n³. Source: R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987.</remarks>
internal static class Assignment
{
    /// <summary>For each row its column.</summary>
    /// <param name="costs">A square table.</param>
    public static int[] Of(double[,] costs)
    {
        var size = costs.GetLength(0);
        var (rowPrice, columnPrice, rowOf) = (new double[size], new double[size], new int[size]);
        Array.Fill(rowOf, -1);
        for (var row = 0; row < size; row++)
        {
            var (from, end) = Path(costs, row, rowPrice, columnPrice, rowOf);
            while (end >= 0)
            {
                var before = from[end];
                rowOf[end] = before < 0 ? row : rowOf[before];
                end = before;
            }
        }

        var columnOf = new int[size];
        for (var column = 0; column < size; column++)
        {
            columnOf[rowOf[column]] = column;
        }

        return columnOf;
    }

    /// <summary>The cheapest path from a row without a column to a column without a row; from[c] is the column before c, −1 at the start.</summary>
    private static (int[] From, int End) Path(double[,] costs, int start, double[] rowPrice, double[] columnPrice, int[] rowOf)
    {
        var size = rowPrice.Length;
        var (distance, from, done) = (new double[size], new int[size], new bool[size]);
        Array.Fill(distance, double.PositiveInfinity);
        var (row, column, length) = (start, -1, 0.0);
        while (true)
        {
            var next = -1;
            for (var other = 0; other < size; other++)
            {
                if (done[other])
                {
                    continue;
                }

                var through = length + costs[row, other] - rowPrice[row] - columnPrice[other];
                if (through < distance[other])
                {
                    (distance[other], from[other]) = (through, column);
                }

                next = next < 0 || distance[other] < distance[next] ? other : next;
            }

            (column, length) = (next, distance[next]);
            done[column] = true;
            if (rowOf[column] < 0)
            {
                break;
            }

            row = rowOf[column];
        }

        // Prices move so that all costs stay at or above the sum of their two, and equal it along the path.
        rowPrice[start] += length;
        for (var other = 0; other < size; other++)
        {
            if (done[other] && other != column)
            {
                columnPrice[other] += distance[other] - length;
                rowPrice[rowOf[other]] += length - distance[other];
            }
        }

        return (from, column);
    }
}
