using Plumbline.Gates;
using Plumbline.Optimizers.Reranking;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Three rounds of one seed: train on ever more tickets, gate on a fresh test slice, promote what passes.</summary>
internal sealed class Rounds
{
    private const int TestTickets = 1500;

    private static readonly int[] Tickets = [20, 250, OfflineLoop.TrainingTickets];
    private static readonly GateRules Rules = ReadGate();

    private readonly Lazy<Scores> shuffled;

    private Rounds(WorldSettings settings, Func<OfflineLoop, int, PairSet> pairs)
    {
        Seed = settings.Seed;
        var world = new BillingWorld(settings);
        var loop = new OfflineLoop(world);
        RerankingPolicy[] candidates = [.. Tickets.Select(tickets => OfflineLoop.Train(pairs(loop, tickets)))];
        ServedSlice[] tests = [.. Tickets.Select((_, round) => new ServedSlice(world, $"test-{round + 1}", TestTickets, candidates[0].Features))];
        Decisions = Decide(candidates, tests);
        (Before, BySize) = (tests[^1].Truth(null), [.. candidates.Select(tests[^1].Truth)]);
        shuffled = new(() => tests[^1].Truth(OfflineLoop.Train(loop.LabelPairs(OfflineLoop.TrainingTickets, shuffled: true))));
    }

    /// <summary>The healthy world, taught by labels, seeds 1 to 5; played once for all tests.</summary>
    public static Lazy<Rounds[]> Healthy { get; } = Play(5, WorldSettings.Healthy, (loop, tickets) => loop.LabelPairs(tickets));

    /// <summary>The twin without thumb bias, taught by thumbs, seeds 1 to 3; played once for all tests.</summary>
    public static Lazy<Rounds[]> NullTwin { get; } = Play(3, WorldSettings.RewardHackNull, (loop, tickets) => loop.ThumbPairs(tickets));

    public ulong Seed { get; }

    public GateDecision[] Decisions { get; }

    /// <summary>What the base bot serves, by the world's truth.</summary>
    public Scores Before { get; }

    /// <summary>What the candidate of 20, 250 and 500 tickets serves, on the same fresh tickets.</summary>
    public Scores[] BySize { get; }

    public Scores After => BySize[^1];

    /// <summary>What the candidate of 500 tickets with shuffled labels serves.</summary>
    public Scores Shuffled => shuffled.Value;

    public override string ToString() =>
        $"seed {Seed}: {Before} -> {string.Join(", ", BySize)}; gate {string.Join(", ", Decisions.Select(decision => decision.Verdict))}";

    private static Lazy<Rounds[]> Play(int seeds, Func<ulong, WorldSettings> settings, Func<OfflineLoop, int, PairSet> pairs) =>
        new(() => [.. Enumerable.Range(1, seeds).AsParallel().AsOrdered().Select(seed => new Rounds(settings((ulong)seed), pairs))]);

    private static GateDecision[] Decide(RerankingPolicy[] candidates, ServedSlice[] tests)
    {
        RerankingPolicy? production = null;
        return [.. candidates.Zip(tests, (candidate, test) =>
        {
            var decision = Gate.Decide(
                Rules, test.Rows(candidate), test.Rows(production), test.Rows(null), [], new Looks.Counted(1, 1, 1), DateTimeOffset.UnixEpoch);
            production = decision.Verdict == Verdict.Pass ? candidate : production;
            return decision;
        })];
    }

    private static GateRules ReadGate()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-gate-").FullName;
        File.WriteAllText(Path.Combine(folder, "rubric.yaml"), WorldFiles.Rubric);
        File.WriteAllText(Path.Combine(folder, "gate.yaml"), WorldFiles.Gate);
        var rules = GateFile.Read(Path.Combine(folder, "gate.yaml"));
        Directory.Delete(folder, recursive: true);
        return rules;
    }
}
