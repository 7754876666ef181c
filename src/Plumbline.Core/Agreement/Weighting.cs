namespace Plumbline.Agreement;

/// <summary>The weights of every pair of categories, by their places in the declared domain.</summary>
internal static class Weighting
{
    public static double[,] Matrix(AgreementWeights weights, int categories)
    {
        var matrix = new double[categories, categories];
        for (var row = 0; row < categories; row++)
        {
            for (var column = 0; column < categories; column++)
            {
                matrix[row, column] = Of(weights, Math.Abs(row - column), categories);
            }
        }

        return matrix;
    }

    private static double Of(AgreementWeights weights, int distance, int categories) => distance == 0 ? 1 : weights switch
    {
        AgreementWeights.Identity => 0,
        AgreementWeights.Linear => 1 - (distance / (categories - 1.0)),
        AgreementWeights.Quadratic => 1 - Math.Pow(distance / (categories - 1.0), 2),
        AgreementWeights.Ordinal => 1 - ((distance + 1.0) * distance / ((double)categories * (categories - 1))),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Not a declared weighting."),
    };
}
