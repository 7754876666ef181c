using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Optimizers;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>The three rounds of a demo, without a server: train on ever more tickets, test, expose, decide, promote what passes.</summary>
internal sealed class Rounds
{
    private const int Count = 3;
    private static readonly Looks First = new Looks.Counted(1, 1, 1);
    private static readonly GateRules MannersGate = GateFile.Read("manners.yaml", WorldFiles.Manners.Replace("rubric: rubric.yaml", $"rubric: {OfflineLoop.Gate.Rubric}", StringComparison.Ordinal), rubricFiles: false);

    private readonly BillingWorld world;
    private readonly OfflineLoop loop;
    private readonly DemoSettings settings;
    private readonly Policy[] candidates;
    private readonly ServedSlice[] tests;
    private readonly GovernorFinding[] findings;
    private readonly Lazy<Policy> shuffled;

    private Rounds(DemoSettings settings)
    {
        this.settings = settings;
        world = new BillingWorld(settings.WorldSettings);
        loop = new OfflineLoop(world, settings.LearnsFromThumbs);
        candidates = [.. Numbers.Select(round => loop.Train(settings.TicketsAfter(round)))];
        tests = [.. Numbers.Select(round => ServedSlice.Test(world, round))];
        findings = [.. Numbers.Zip(candidates, Compare)];
        Decisions = Decide();
        shuffled = new(() => loop.Train(settings.TicketsAfter(Count), shuffled: true));
    }

    /// <summary>The healthy world, taught by reviewers, seeds 1 to 5; played once for all tests.</summary>
    public static Lazy<Rounds[]> Healthy { get; } = Play(DemoSettings.Healthy, isNull: false);

    /// <summary>The world of biased thumbs, taught by them, seeds 1 to 5; played once for all tests.</summary>
    public static Lazy<Rounds[]> RewardHack { get; } = Play(DemoSettings.RewardHack, isNull: false);

    /// <summary>Its twin without the bias, seeds 1 to 5; played once for all tests.</summary>
    public static Lazy<Rounds[]> NullTwin { get; } = Play(DemoSettings.RewardHack, isNull: true);

    public ulong Seed => settings.Seed;

    /// <summary>What the gate said of each round's candidate, the governor's finding included.</summary>
    public GateDecision[] Decisions { get; }

    /// <summary>The scores of a round's candidate.</summary>
    public Scorecard Card(int round) => Scorecard.Of("", "", tests[round - 1].Rows(candidates[round - 1]), 0.9);

    /// <summary>What the base bot serves of the last round's tickets, by the world's truth.</summary>
    public Scores Before => tests[^1].Truth(Policy.Base);

    /// <summary>What each round's candidate serves of the same tickets.</summary>
    public IReadOnlyList<Scores> BySize => field ??= [.. candidates.Select(tests[^1].Truth)];

    public Scores After => tests[^1].Truth(candidates[^1]);

    /// <summary>What the candidate of all tickets with shuffled labels serves of them.</summary>
    public Scores Shuffled => tests[^1].Truth(shuffled.Value);

    /// <summary>What the demo's gate says of that candidate, asked in the last round against the base in production.</summary>
    public GateDecision ShuffledDecision => Decide(OfflineLoop.Gate, tests[^1], shuffled.Value, Policy.Base, [Compare(Count, shuffled.Value)]);

    /// <summary>What a gate of manners says of the last candidate, with the governor's finding or without it.</summary>
    public GateDecision Manners(bool governed) => Decide(MannersGate, tests[^1], candidates[^1], Policy.Base, governed ? [findings[^1]] : []);

    /// <summary>Change of reward and outcome against the anchor release, by round.</summary>
    public IReadOnlyList<(Interval Reward, Interval Outcome)> Changes => [.. findings.Select(finding => (Change(finding, "reward_difference"), Change(finding, "outcome_difference")))];

    public override string ToString() =>
        $"seed {Seed}: {Before} -> {After}; gate {string.Join(", ", Decisions.Select(decision => decision.Verdict))}; {string.Join(' ', findings.SelectMany(finding => finding.Reasons))}";

    private static Interval Change(GovernorFinding finding, string figure) => ((Measurement.Known)finding.Evidence[figure]).Interval!.Value;

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Count);

    private static Lazy<Rounds[]> Play(string world, bool isNull) =>
        new(() => [.. Enumerable.Range(1, 5).AsParallel().AsOrdered().Select(seed => new Rounds(new(world, isNull, Count, (ulong)seed)))]);

    private GovernorFinding Compare(int round, Policy candidate) => RewardOutcomeGap.Of(
        ServedSlice.Exposure(world, round, candidate: true).Totals(candidate, round),
        [(Release.Anchor, ServedSlice.Exposure(world, round, candidate: false).Totals(Policy.Base, round))], OfflineLoop.Gate.Confidence);

    private GateDecision[] Decide()
    {
        var production = Policy.Base;
        return [.. Enumerable.Range(0, Count).Select(round =>
        {
            var decision = Decide(OfflineLoop.Gate, tests[round], candidates[round], production, [findings[round]]);
            production = decision.Verdict == Verdict.Pass ? candidates[round] : production;
            return decision;
        })];
    }

    private static GateDecision Decide(GateRules rules, ServedSlice test, Policy candidate, Policy production, IReadOnlyList<GovernorFinding> findings) =>
        Gate.Decide(rules, test.Rows(candidate), test.Rows(production), test.Rows(Policy.Base), findings, First, DateTimeOffset.UnixEpoch);
}
