using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>A battle with how both answers look.</summary>
/// <param name="Battle">The battle.</param>
/// <param name="FirstStyle">What is counted in the first's answer, e.g. tokens, headers, lists, bold; one number a feature.</param>
/// <param name="SecondStyle">The same of the second's.</param>
public sealed record StyledBattle(Battle Battle, IReadOnlyList<double> FirstStyle, IReadOnlyList<double> SecondStyle);

/// <summary>How strong models are apart from how their answers look.</summary>
public static class StyleControl
{
    /// <summary>Fewer battles to a feature than this say nothing of it.</summary>
    public const int BattlesToAFeature = 10;
    private static readonly double Log10 = Math.Log(10);

    /// <summary>Fits strengths and the pull of each feature together.</summary>
    /// <param name="battles">In any order, with the same features in the same order.</param>
    /// <param name="ridge">λ of a penalty λ/2 Σ e² on strengths (in units of ten to one) and on features.</param>
    /// <returns>Strengths that sum to 0, and the pull of each feature; unknown below <see cref="BattlesToAFeature"/> battles to a feature.</returns>
    /// <exception cref="ArgumentException">A feature is negative or not finite, rows have different features, or a battle is impossible.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ridge is not positive.</exception>
    /// <remarks>
    /// A feature is (a − b) / (a + b + 1), over its standard deviation after its mean is taken off, so that it matters a little who
    /// is named first. Cost: a few passes over
    /// the rows and (models + features)³. Source: T. Li, A. Angelopoulos, W.-L. Chiang, "Does style matter? Disentangling style and substance in Chatbot Arena", 2024.
    /// </remarks>
    public static StyleControlFit Of(IReadOnlyList<StyledBattle> battles, double ridge = 0.5)
    {
        ArgumentNullException.ThrowIfNull(battles);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ridge);
        var tournament = Tournament.Of([.. battles.Select(battle => battle.Battle)]);
        var features = battles.Count == 0 ? 0 : battles[0].FirstStyle.Count;
        var styles = Turned(Features(battles), battles, tournament);
        var fit = battles.Count < Math.Max(1, BattlesToAFeature * features) ? null : LogisticFit.Of(Rows(tournament, styles), [.. Enumerable.Repeat(ridge, tournament.Models.Length + features)]);
        return new(tournament, features, fit);
    }

    private static SparseRows Rows(Tournament tournament, double[][] styles)
    {
        var (rows, width) = (tournament.Rows, 2 + styles.Length);
        var (columns, values) = (new int[rows.Length * width], new double[rows.Length * width]);
        for (var row = 0; row < rows.Length; row++)
        {
            (columns[row * width], values[row * width]) = (rows[row].First, Log10);
            (columns[(row * width) + 1], values[(row * width) + 1]) = (rows[row].Second, -Log10);
            for (var feature = 0; feature < styles.Length; feature++)
            {
                (columns[(row * width) + 2 + feature], values[(row * width) + 2 + feature]) = (tournament.Models.Length + feature, styles[feature][row]);
            }
        }

        return new(width, columns, values, Array.ConvertAll(rows, row => row.Score), Array.ConvertAll(rows, row => row.Weight));
    }

    /// <summary>For each feature its value in each battle, in the order given.</summary>
    internal static double[][] Features(IReadOnlyList<StyledBattle> battles)
    {
        var features = battles.Count == 0 ? 0 : battles[0].FirstStyle.Count;
        return battles.All(battle => battle.FirstStyle.Count == features && battle.SecondStyle.Count == features)
            ? [.. Enumerable.Range(0, features).Select(feature => Standard([.. battles.Select(battle => Difference(battle.FirstStyle[feature], battle.SecondStyle[feature]))]))]
            : throw new ArgumentException($"Every answer should have the {features} features of the first.", nameof(battles));
    }

    /// <summary>The same in the rows of the tournament, seen from the model that stands first there.</summary>
    private static double[][] Turned(double[][] features, IReadOnlyList<StyledBattle> battles, Tournament tournament) =>
        Array.ConvertAll(features, values => Array.ConvertAll(tournament.Rows, row =>
            tournament.Models[row.First] == battles[row.Row].Battle.First ? values[row.Row] : -values[row.Row]));

    private static double Difference(double first, double second) =>
        !(first >= 0 && second >= 0 && double.IsFinite(first + second)) ? throw new ArgumentException($"The features {first} and {second} should be finite numbers from 0.", nameof(first))
        : (first - second) / (first + second + 1);

    private static double[] Standard(double[] values)
    {
        var mean = StableSum.Mean(values);
        var deviation = Math.Sqrt(StableSum.Of(values.Select(value => (value - mean) * (value - mean))) / values.Length);
        return Array.ConvertAll(values, value => deviation == 0 ? 0 : (value - mean) / deviation);
    }
}
