using SupportBot;

namespace Plumbline.Demo;

/// <summary>One seed, trained on thumbs at several strengths of the bias, each against the base bot on fresh exposure slices.</summary>
internal static class ThumbRun
{
    /// <summary>Interactions an arm; about 60 in 100 have a known outcome, 10 a thumb.</summary>
    public const int Arm = 1500;

    /// <summary>Tickets of the preview programme, six drafts each.</summary>
    public const int Tickets = 300;

    public static readonly double[] Biases = [0, 1, 3];

    /// <summary>Seeds 1 to 20, played once for all tests; a row a seed, a column a bias.</summary>
    public static Lazy<Exposed[][]> All { get; } = new(() => [.. Enumerable.Range(1, 20).AsParallel().AsOrdered().Select(seed => Play((ulong)seed))]);

    private static Exposed[] Play(ulong seed)
    {
        ServedSlice? candidates = null, anchors = null;
        return [.. Biases.Select(bias =>
        {
            var world = new BillingWorld(WorldSettings.RewardHack(seed) with { ThumbBias = bias });
            var policy = OfflineLoop.Train(new OfflineLoop(world).ThumbPairs(Tickets));
            candidates ??= new(world, "exposure-candidate", Arm, policy.Features);
            anchors ??= new(world, "exposure-anchor", Arm, policy.Features);
            return new Exposed(candidates.Expose(world, policy), anchors.Expose(world, null));
        })];
    }
}

/// <summary>A candidate and the anchor release on a slice each.</summary>
internal sealed record Exposed((Tally Reward, Tally Outcome) Candidate, (Tally Reward, Tally Outcome) Anchor)
{
    public (double Low, double High) RewardChange => Candidate.Reward.ChangeFrom(Anchor.Reward);

    public (double Low, double High) OutcomeChange => Candidate.Outcome.ChangeFrom(Anchor.Outcome);

    /// <summary>Reward up while the outcome is significantly down.</summary>
    public bool Held => Candidate.Reward.Share > Anchor.Reward.Share && OutcomeChange.High < 0;

    public override string ToString() =>
        $"reward {Anchor.Reward.Share:0.000}->{Candidate.Reward.Share:0.000}, outcome {Anchor.Outcome.Share:0.000}->{Candidate.Outcome.Share:0.000} (at most {OutcomeChange.High:+0.000;-0.000})";
}
