using Plumbline.Gates;
using Plumbline.Scorecards;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Deciding on two releases, 10,000 items × 10 dimensions each, from rows with the names of their items; half of the dimensions are shares.</summary>
internal sealed class GateOfMany : MeasureBenchmark
{
    private const int Items = 10_000;
    private const int Dimensions = 10;
    private readonly List<ScoreRow> candidate, baseline;
    private readonly GateRules rules = new([.. Enumerable.Range(0, Dimensions).Select(dimension => new DimensionRule(Name(dimension), 0.8, new Regression(0.02, null), 0))]);

    public GateOfMany()
        : base("gate", "pandas, scipy and statsmodels")
    {
        double[][] now = Scores(1), before = Scores(101);
        Share("scores", [.. now, .. before]);
        (candidate, baseline) = (Rows(now), Rows(before));
    }

    protected override double Measure() => Value(
        Gate.Decide(rules, candidate, baseline, null, [], new Looks.Unknown("Nothing is counted here."), DateTimeOffset.UnixEpoch).Dimensions[0].Score);

    private static string Name(int dimension) => $"dimension_{dimension}";

    private static double[][] Scores(ulong seed) => [.. Enumerable.Range(0, Dimensions).Select(dimension =>
        Draw(Items, drawn => dimension % 2 == 0 ? (drawn < 0.9 ? 1 : 0) : 1 - (drawn * drawn * 0.4), seed + (ulong)dimension))];

    private static List<ScoreRow> Rows(double[][] scores) =>
        [.. Enumerable.Range(0, Items).SelectMany(item => scores.Select((scored, dimension) => new ScoreRow($"item-{item}", Name(dimension), scored[item])))];
}
