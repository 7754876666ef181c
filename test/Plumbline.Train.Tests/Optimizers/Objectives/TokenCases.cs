namespace Plumbline.Optimizers.Objectives;

/// <summary>The cases of objectives on the tokens of sampled answers.</summary>
public static class TokenCases
{
    public static IReadOnlyDictionary<string, Action<VectorCase>> Known { get; } = new Dictionary<string, Action<VectorCase>>
    {
        ["GAE gamma=1 lam=.95 + masked whitening (unbiased var, eps 1e-8)"] = Advantages,
        ["ppo clipped policy loss"] = PolicyLoss,
        ["ppo clipped value loss"] = each => each.Expect(
            Ppo.ValueLoss(each.Rows("values_new"), each.Rows("values_old"), each.Rows("returns"), Mask(each), each.Number("cliprange_value"))),
        ["ppo token rewards with KL penalty (score on last token; TRL adds it at sequence_length+1 when there is room)"] = Rewards,
        ["grpo advantages: (r-mean)/(sd_ddof1+1e-4) per group"] = GroupAdvantages,
        ["grpo loss (sequence mean, beta=.04 k3)"] = each => each.Expect(Group(each).BySequence(Batch(each))),
        ["dapo/bnpo loss (token mean; TRL default loss_type=dapo, default beta=0)"] = each => each.Expect(Group(each).ByToken(Batch(each))),
        ["dr_grpo loss (divide by B*Lmax, Lmax=6)"] = each => each.Expect(Group(each).ByLongest(Batch(each), (int)each.Number("Lmax"))),
    };

    private static void Advantages(VectorCase each)
    {
        var values = each.Rows("values");
        var advantages = PpoRewards.Advantages(each.Rows("rewards"), values);

        each.Expect("advantages_raw", advantages.SelectMany(row => row));
        each.Expect("returns", advantages.Zip(values).SelectMany(rows => rows.First.Zip(rows.Second, (advantage, value) => advantage + value)));
        each.Expect("whitened", PpoRewards.Whitened(advantages, Mask(each)).SelectMany(row => row));
    }

    private static void PolicyLoss(VectorCase each)
    {
        var (policy, old, advantages, clip) = (each.Rows("new_logps"), each.Rows("old_logps"), each.Rows("advantages"), each.Number("cliprange"));

        each.Expect(Ppo.PolicyLoss(policy, old, advantages, Mask(each), clip));
        each.Expect("clipfrac", Ppo.ClippedShare(policy, old, advantages, Mask(each), clip));
        each.Expect("approx_kl_k2_half_sq", Ppo.Divergence(policy, old, Mask(each)));
    }

    private static void Rewards(VectorCase each)
    {
        var (old, reference, scores, price) = (each.Rows("old_logps"), each.Rows("ref_logps"), each.Row("score"), each.Number("kl_coef"));

        each.Expect("rewards_k1", PpoRewards.Of(old, reference, scores, Mask(each), price, DivergenceEstimate.K1).SelectMany(row => row));
        each.Expect("rewards_k3", PpoRewards.Of(old, reference, scores, Mask(each), price, DivergenceEstimate.K3).SelectMany(row => row));
        each.Expect("kl_k1_per_seq", PpoRewards.Divergences(old, reference, Mask(each), DivergenceEstimate.K1));
    }

    private static void GroupAdvantages(VectorCase each)
    {
        var (rewards, group) = (each.Row("rewards"), (int)each.Number("group"));

        each.Expect("advantages", Grpo.Advantages(rewards, group));
        each.Expect("dr_grpo_no_scale", Grpo.Advantages(rewards, group, scaled: false));
        each.Expect("zero_variance_groups", Grpo.WithoutVariance(rewards, group).Select(flag => flag ? 1.0 : 0));
    }

    private static Grpo Group(VectorCase each) => new(each.Number("eps"), each.Number("beta"));

    private static GrpoBatch Batch(VectorCase each) => new(each.Rows("new"), each.Rows("old"), each.Rows("ref"), each.Row("advantages"), Mask(each));

    private static TokenMask Mask(VectorCase each) => new([.. each.Rows("mask").Select(row => row.Select(flag => flag == 1).ToArray())]);
}
