using Plumbline.Optimizers.Reranking;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>One healthy world from a few labels to all of them, measured by the world's truth on fresh tickets.</summary>
internal sealed class HealthyRun
{
    private const int TestTickets = 1000;

    private static readonly int[] Sizes = [60, 180, OfflineLoop.TrainingTickets];

    private HealthyRun(ulong seed)
    {
        Seed = seed;
        var world = new BillingWorld(WorldSettings.Healthy(seed));
        var loop = new OfflineLoop(world);
        var policies = Sizes.Select(size => OfflineLoop.Train(loop.LabelPairs(size))).ToArray();
        var test = new ServedSlice(world, "test", TestTickets, policies[0].Features);
        Scores Of(RerankingPolicy? policy) => Scores.Of(world, test.Serve(policy));
        (Before, BySize) = (Of(null), [.. policies.Select(Of)]);
        Shuffled = Of(OfflineLoop.Train(loop.LabelPairs(OfflineLoop.TrainingTickets, shuffled: true)));
    }

    /// <summary>Seeds 1 to 5, played once for all tests.</summary>
    public static Lazy<HealthyRun[]> All { get; } = new(() => [.. Enumerable.Range(1, 5).AsParallel().AsOrdered().Select(seed => new HealthyRun((ulong)seed))]);

    public ulong Seed { get; }

    public Scores Before { get; }

    /// <summary>After 60, 180 and 500 labelled tickets.</summary>
    public Scores[] BySize { get; }

    public Scores After => BySize[^1];

    public Scores Shuffled { get; }

    public override string ToString() => $"seed {Seed}: {Before} -> {string.Join(", ", BySize)}; shuffled {Shuffled}";
}

/// <summary>Means of the planted truth over served answers.</summary>
internal sealed record Scores(double Numeric, double Policy, double Tone)
{
    public static Scores Of(BillingWorld world, (Ticket Ticket, Candidate Answer)[] served)
    {
        var truths = served.Select(pair => world.Truth(pair.Ticket, pair.Answer)).ToArray();
        return new(
            truths.Average(truth => truth.Numeric ? 1.0 : 0),
            truths.Average(truth => truth.Policy ? 1.0 : 0),
            truths.Average(truth => truth.Tone));
    }

    public override string ToString() => $"{Numeric:0.000}/{Policy:0.000}/{Tone:0.000}";
}
