using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

/// <summary>The rows of the length-controlled fit: 1, then the length where it varies, then the difficulty where it is known.</summary>
internal sealed class LengthDesign
{
    private readonly LengthBattle[] battles;
    private readonly int length;
    private readonly int difficulty;
    private readonly int[] clusters;

    private LengthDesign(LengthBattle[] battles, double deviation, bool difficult)
    {
        this.battles = battles;
        Deviation = deviation;
        (length, difficulty) = (deviation > 0 ? 1 : -1, difficult ? (deviation > 0 ? 2 : 1) : -1);
        clusters = Clusters(battles);
        Rows = Table();
    }

    public SparseRows Rows { get; }

    /// <summary>The standard deviation of the differences of length.</summary>
    public double Deviation { get; }

    private int Width => 1 + (length > 0 ? 1 : 0) + (difficulty > 0 ? 1 : 0);

    public static LengthDesign Of(IReadOnlyList<LengthBattle> given)
    {
        var known = given.Count(battle => battle.Difficulty is not null);
        if (known > 0 && known < given.Count)
        {
            throw new ArgumentException($"{known} of {given.Count} rows have a difficulty; all have one, or none.", nameof(given));
        }

        LengthBattle[] battles = [.. given.Select(Checked)];
        Array.Sort(battles, Order);
        var differences = battles.Select(battle => battle.BaselineLength - battle.ModelLength).ToArray();
        var mean = differences.Length == 0 ? 0 : StableSum.Mean(differences);
        var squares = StableSum.Of(differences.Select(one => (one - mean) * (one - mean)));
        return new(battles, differences.Length < 2 ? 0 : Math.Sqrt(squares / (differences.Length - 1)), known > 0);
    }

    public double[] Ridge(double ridge)
    {
        var all = new double[Width];
        Array.Fill(all, ridge);
        all[0] = 0;
        return all;
    }

    public double? LengthEffect(LogisticFit fit) => length > 0 ? fit.Coefficients[length] : null;

    public double? DifficultyEffect(LogisticFit fit) => difficulty > 0 ? fit.Coefficients[difficulty] : null;

    /// <summary>The chances of winning at equal length, in the order of the rows.</summary>
    public double[] EqualLength(LogisticFit fit) =>
        Array.ConvertAll(battles, battle => Logistic.Sigmoid(fit.Coefficients[0] + ((DifficultyEffect(fit) * battle.Difficulty) ?? 0)));

    /// <summary>The mean chance at equal length; each prompt's influence is that of its predictions and that of its residuals on the fit.</summary>
    public Measurement Controlled(LogisticFit fit, double level)
    {
        var chances = EqualLength(fit);
        var mean = StableSum.Mean(chances);
        var slope = MeanSlope(chances);
        double[] pull = [.. Enumerable.Range(0, Width).Select(row => slope.Select((value, column) => fit.Inverse[row, column] * value).Sum() * battles.Length)];
        var influence = chances.Select((chance, row) => chance - mean + (Rows.Times(row, pull) * (Rows.Targets[row] - fit.Share(row)))).ToArray();
        var totals = influence.Zip(clusters).GroupBy(one => one.Second, one => one.First).Select(cluster => cluster.Sum()).ToArray();
        var error = Math.Sqrt(StableSum.Of(totals.Select(total => total * total)) * totals.Length / Math.Max(1, totals.Length - 1)) / battles.Length;
        if (totals.Length < 2)
        {
            return new Measurement.Known(mean, totals.Length, Cause: Cause.TooFew);
        }

        var half = -StudentT.Quantile(ConfidenceLevel.Tail(level), totals.Length - 1) * error;
        return new Measurement.Known(mean, totals.Length, new Interval(Math.Max(0, mean - half), Math.Min(1, mean + half), level, "influence"));
    }

    private double[] MeanSlope(double[] chances)
    {
        var slope = new double[Width];
        for (var row = 0; row < chances.Length; row++)
        {
            var steep = chances[row] * (1 - chances[row]) / chances.Length;
            slope[0] += steep;
            if (difficulty > 0)
            {
                slope[difficulty] += steep * battles[row].Difficulty!.Value;
            }
        }

        return slope;
    }

    private SparseRows Table()
    {
        var (columns, values) = (new int[battles.Length * Width], new double[battles.Length * Width]);
        for (var place = 0; place < columns.Length; place++)
        {
            var (row, column) = Math.DivRem(place, Width);
            columns[place] = column;
            values[place] = column == 0 ? 1 : column == length ? Math.Tanh((battles[row].BaselineLength - battles[row].ModelLength) / Deviation) : battles[row].Difficulty!.Value;
        }

        var weights = new double[battles.Length];
        Array.Fill(weights, 1);
        return new(Width, columns, values, Array.ConvertAll(battles, battle => battle.Score), weights);
    }

    private static int[] Clusters(LengthBattle[] battles)
    {
        var clusters = new int[battles.Length];
        for (var row = 1; row < clusters.Length; row++)
        {
            clusters[row] = clusters[row - 1] + (battles[row].Prompt is { } prompt && prompt == battles[row - 1].Prompt ? 0 : 1);
        }

        return clusters;
    }

    private static int Order(LengthBattle one, LengthBattle other)
    {
        var prompt = string.CompareOrdinal(one.Prompt, other.Prompt);
        return prompt != 0
            ? prompt
            : (one.ModelLength, one.BaselineLength, one.Score, one.Difficulty ?? 0).CompareTo((other.ModelLength, other.BaselineLength, other.Score, other.Difficulty ?? 0));
    }

    private static LengthBattle Checked(LengthBattle battle)
    {
        UnitScore.Checked(battle.Score);
        return battle.ModelLength >= 0 && battle.BaselineLength >= 0 && double.IsFinite(battle.ModelLength + battle.BaselineLength + (battle.Difficulty ?? 0))
            ? battle
            : throw new ArgumentException($"Lengths {battle.ModelLength} and {battle.BaselineLength} with difficulty {battle.Difficulty} are not finite numbers from 0.", nameof(battle));
    }
}
