using Plumbline.Governors;
using Plumbline.Statistics;

namespace Plumbline.Demo;

/// <summary>What the demo did, as <c>--json</c> prints it.</summary>
internal sealed record DemoReport(
    string World, bool Null, ulong Seed, bool Simulated, IReadOnlyList<RoundReport> Rounds, FinalReport Final, string Database, double Seconds);

/// <summary>One round: the candidate beside the anchor release, on the same test items and in the same days. Reward never stands without outcome.</summary>
internal sealed record RoundReport(
    int Round, string Candidate, DateTimeOffset DecidedAt, DemoFigure Reward, DemoFigure Outcome, DemoFigure AnchorReward, DemoFigure AnchorOutcome,
    IReadOnlyDictionary<string, DemoFigure> Scores, IReadOnlyDictionary<string, DemoFigure> AnchorScores, IReadOnlyDictionary<string, double?> Minima, string Verdict, IReadOnlyList<string> Reasons, IReadOnlyList<WireGovernorFinding> Governors,
    bool Promoted, string Production, RoundScorecards Scorecards, RoundWork Work);

/// <summary>The scorecards that a round was decided on, by id: a gate can be asked again, by other rules.</summary>
internal sealed record RoundScorecards(string Candidate, string Previous, string Anchor);

/// <summary>What a round took.</summary>
internal sealed record RoundWork(int TicketsJudged, int TrainingLabels, int TestLabels, int Pairs, int TestItems, int ExposureArm);

/// <summary>Where the loop ended.</summary>
internal sealed record FinalReport(string Production, IReadOnlyDictionary<string, DemoFigure> Scores, DemoFigure Outcome);

/// <summary>A number with its interval and count, or null beside the reason.</summary>
internal sealed record DemoFigure(double? Value, WireInterval? Interval, int N, string? Reason = null)
{
    public static DemoFigure Of(WireMeasurement measurement) => new(measurement.Value, measurement.Interval, measurement.N, measurement.Reason);

    public override string ToString() => Measure.Text(new(Value, Reason, N, Interval));
}
