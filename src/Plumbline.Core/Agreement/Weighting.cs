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

    /// <summary>The sum of the weights of all ordered pairs of categories.</summary>
    public static double Total(AgreementWeights weights, int categories)
    {
        var q = (double)categories;
        return q < 2 ? q : weights switch
        {
            AgreementWeights.Identity => q,
            AgreementWeights.Linear => (q * q) - (q * (q + 1) / 3),
            AgreementWeights.Quadratic => (q * q) - (q * q * (q + 1) / (6 * (q - 1))),
            AgreementWeights.Ordinal => (q * q) - ((q + 1) * (q + 2) / 6),
            _ => throw Undeclared(weights),
        };
    }

    /// <summary>The mean weight of two categories drawn with the given shares: Σ w π π, without looking at every pair.</summary>
    public static double Expected(AgreementWeights weights, double[] shares)
    {
        var (sum, first, second, apart, same) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var place = 0; place < shares.Length; place++)
        {
            apart += shares[place] * ((place * sum) - first);
            (sum, first, second) = (sum + shares[place], first + (place * shares[place]), second + ((double)place * place * shares[place]));
            same += shares[place] * shares[place];
        }

        var (q, squares) = ((double)shares.Length, 2 * ((sum * second) - (first * first)));
        return q < 2 || weights == AgreementWeights.Identity ? same : weights switch
        {
            AgreementWeights.Linear => (sum * sum) - (2 * apart / (q - 1)),
            AgreementWeights.Quadratic => (sum * sum) - (squares / ((q - 1) * (q - 1))),
            AgreementWeights.Ordinal => (sum * sum) - ((squares + (2 * apart)) / (q * (q - 1))),
            _ => throw Undeclared(weights),
        };
    }

    /// <summary>For each category the mean weight of it with one drawn with the given shares.</summary>
    public static double[] Means(AgreementWeights weights, double[] shares) => weights == AgreementWeights.Identity
        ? shares
        : [.. shares.Select((_, one) => shares.Select((share, other) => share * Of(weights, Math.Abs(one - other), shares.Length)).Sum())];

    private static ArgumentOutOfRangeException Undeclared(AgreementWeights weights) => new(nameof(weights), weights, "Not a declared weighting.");

    /// <summary>The weight of two categories that lie so many places apart.</summary>
    public static double Of(AgreementWeights weights, int distance, int categories) => distance == 0 ? 1 : weights switch
    {
        AgreementWeights.Identity => 0,
        AgreementWeights.Linear => 1 - (distance / (categories - 1.0)),
        AgreementWeights.Quadratic => 1 - Math.Pow(distance / (categories - 1.0), 2),
        AgreementWeights.Ordinal => 1 - ((distance + 1.0) * distance / ((double)categories * (categories - 1))),
        _ => throw Undeclared(weights),
    };
}
