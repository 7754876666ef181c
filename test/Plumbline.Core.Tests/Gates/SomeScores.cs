using Plumbline.Governors;
using Plumbline.Scorecards;

namespace Plumbline.Gates;

internal static class SomeScores
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Looks FirstLook = new Looks.Counted(1, 1, 1);

    /// <summary>Rows of dimension "tone" for items i0, i1, …</summary>
    public static ScoreRow[] Tone(params IEnumerable<double?> scores) =>
        [.. scores.Select((score, index) => new ScoreRow($"i{index}", "tone", score))];

    /// <summary>The first items right, the others wrong.</summary>
    public static ScoreRow[] Right(int right, int n) => Tone(Enumerable.Range(0, n).Select(item => (double?)(item < right ? 1 : 0)));

    /// <summary>Two releases that differ on as many items as told.</summary>
    public static (ScoreRow[] Now, ScoreRow[] Before) Differing(int newOnly, int oldOnly, int n) => (
        Tone(Enumerable.Range(0, n).Select(item => (double?)(item < newOnly || item >= newOnly + oldOnly ? 1 : 0))),
        Tone(Enumerable.Range(0, n).Select(item => (double?)(item < newOnly ? 0 : 1))));

    public static GateRules Rules(double? minimum = null, double? previous = null, double? anchor = null, double maxMissing = 0) =>
        new([new("tone", minimum, new(previous, anchor), maxMissing)]);

    public static GateDecision Decide(
        GateRules rules,
        IReadOnlyList<ScoreRow> candidate,
        IReadOnlyList<ScoreRow>? previous = null,
        IReadOnlyList<ScoreRow>? anchor = null,
        Looks? looks = null,
        params IReadOnlyList<GovernorFinding> governors) =>
        Gate.Decide(rules, candidate, previous, anchor, governors, looks ?? FirstLook, Noon);

    public static DimensionDecision Only(this GateDecision decision) => Assert.Single(decision.Dimensions);

    public static GovernorFinding Finding(Severity severity) => new("some_governor", severity, ["Said why."], new Dictionary<string, Statistics.Measurement>());
}
