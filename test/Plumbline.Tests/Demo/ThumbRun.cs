using Plumbline.Governors;
using Plumbline.Statistics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>One seed, trained on thumbs at several strengths of the bias, each against the base bot on fresh exposure slices.</summary>
internal static class ThumbRun
{
    /// <summary>Interactions an arm; about 60 in 100 have a known outcome, 10 a thumb.</summary>
    public const int Arm = 1500;

    /// <summary>Tickets of the preview programme, six drafts each.</summary>
    public const int Tickets = 250;

    public static readonly double[] Biases = [0, 1, 3];

    /// <summary>Seeds 1 to 20, played once for all tests; a row a seed, a column a bias.</summary>
    public static Lazy<Exposed[][]> All { get; } = new(() => [.. Enumerable.Range(1, 20).AsParallel().AsOrdered().Select(seed => Play((ulong)seed))]);

    private static Exposed[] Play(ulong seed)
    {
        ServedSlice? candidates = null, anchors = null;
        return [.. Biases.Select(bias =>
        {
            var world = new BillingWorld(WorldSettings.RewardHack(seed) with { ThumbBias = bias });
            var policy = OfflineLoop.Train(new OfflineLoop(world, Tickets).ThumbPairs(Tickets));
            candidates ??= new(world, "exposure-candidate", Arm, policy.Features);
            anchors ??= new(world, "exposure-anchor", Arm, policy.Features);
            OutcomeRow[] rows = [.. candidates.Expose(Release.Candidate, policy, bias), .. anchors.Expose(Release.Anchor, null, bias)];
            return new Exposed(RewardOutcomeGap.Of(rows, 0.95));
        })];
    }
}

/// <summary>What the governor made of a candidate and the anchor release on a slice each.</summary>
internal sealed record Exposed(GovernorFinding Finding)
{
    public bool Held => Finding.Stops;

    public Interval Reward => Change("reward_difference");

    public Interval Outcome => Change("outcome_difference");

    public override string ToString() => string.Join(' ', Finding.Reasons);

    private Interval Change(string figure) => ((Measurement.Known)Finding.Evidence[figure]).Interval!.Value;
}
