using System.Diagnostics;
using Plumbline.Scorecards;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class GateSizeTests
{
    [Fact]
    public void Ten_thousand_items_on_ten_dimensions_are_decided_quickly()
    {
        ScoreRow[] rows = [.. Right(9500, 10_000).SelectMany(row => Enumerable.Range(0, 10).Select(index => row with { Dimension = $"d{index}" }))];
        var rules = new GateRules([.. Enumerable.Range(0, 10).Select(index => new DimensionRule($"d{index}", 0.9, new(0.02, 0.02)))]);

        var watch = Stopwatch.StartNew();
        var decision = Decide(rules, rows, rows, rows);

        Assert.Equal(Verdict.Pass, decision.Verdict);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60); // 0.6 s on two idle cores
    }
}
