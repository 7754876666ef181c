using Plumbline.Governors;
using Plumbline.Optimizers;
using Plumbline.Statistics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>One seed, trained on thumbs at several strengths of the bias, each against the base bot on the demo's exposure slices.</summary>
internal static class ThumbRun
{
    /// <summary>Tickets of the preview programme, six drafts each.</summary>
    private const int Tickets = 250;

    public static readonly double[] Biases = [0, 0.5, 1, 1.5, 3];

    /// <summary>Seeds 1 to 20, played once for all tests; a row a seed, a column a bias.</summary>
    public static Lazy<Exposed[][]> All { get; } = new(() => [.. Enumerable.Range(1, 20).AsParallel().AsOrdered().Select(seed => Play((ulong)seed))]);

    private static Exposed[] Play(ulong seed)
    {
        var settings = WorldSettings.RewardHack(seed);
        DraftedTicket[] Drafted(bool candidate) =>
            DraftedTicket.Slice(new(settings), ServedTicket.Slice(1, candidate), DemoSettings.ExposureArm, candidate ? DemoSettings.Drafts : 1);
        var (candidates, anchors) = (Drafted(true), Drafted(false)); // the bias changes thumbs, not drafts
        return [.. Biases.Select(bias =>
        {
            var world = new BillingWorld(settings with { ThumbBias = bias });
            var policy = new OfflineLoop(world, thumbs: true).Train(Tickets);
            return new Exposed(RewardOutcomeGap.Of(
                new ServedSlice(world, candidates).Totals(policy, 1), [(Release.Anchor, new ServedSlice(world, anchors).Totals(Policy.Base, 1))], OfflineLoop.Gate.Confidence));
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
