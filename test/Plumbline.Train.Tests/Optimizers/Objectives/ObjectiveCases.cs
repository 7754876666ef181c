namespace Plumbline.Optimizers.Objectives;

/// <summary>How each case of 10_objectives.json is computed, and which are not computed yet.</summary>
public static class ObjectiveCases
{
    public static IReadOnlyDictionary<string, Action<VectorCase>> Known { get; } = new Dictionary<string, Action<VectorCase>>
    {
        ["reward bradley-terry margin, center=0.0"] = Reward,
        ["reward bradley-terry margin, center=0.01"] = Reward,
        ["dpo sigmoid"] = each => each.Expect(Pairs(each, new Dpo(each.Number("beta")))),
        ["cdpo (label smoothing .1) - TRL <=0.28 sigmoid"] = each => each.Expect(Pairs(each, new Dpo(each.Number("beta"), each.Number("label_smoothing")))),
        ["robust dpo eps=.1"] = each => each.Expect(Pairs(each, new RobustDpo(each.Number("beta"), each.Number("label_smoothing")))),
        ["ipo (length-normalised as TRL)"] = each => each.Expect(Pairs(each, new LengthNormalisedIpo(each.Number("beta")))),
        ["ipo (paper, sums)"] = each => each.Expect(Pairs(each, new Ipo(each.Number("beta")))),
        ["hinge (SLiC)"] = each => each.Expect(Pairs(each, new Hinge(each.Number("beta")))),
        ["sigmoid_norm (length-normalised DPO)"] = each => each.Expect(Pairs(each, new LengthNormalisedDpo(each.Number("beta")))),
        ["simpo beta=2 gamma=1"] = each => each.Expect(Pairs(each, new SimPo(each.Number("beta"), each.Number("gamma")))),
        ["weighted dpo (pair weights)"] = each => each.Expect(Pairs(each, new Dpo(each.Number("beta")))),
        ["soft-label dpo (P(chosen better)=q)"] = each => each.Expect(Pairs(each, new Dpo(each.Number("beta")))),
        ["length-regularised dpo (R-DPO): -logsig(beta*delta + alpha*(|yw|-|yl|))"] =
            each => each.Expect(Pairs(each, new LengthRegularisedDpo(each.Number("beta"), each.Number("alpha")))),
        ["focal dpo gamma=1"] = each => each.Expect(Pairs(each, new FocalDpo(each.Number("beta"), each.Number("gamma")))),
    };

    /// <summary>Cases of objectives that are not built yet.</summary>
    public static IReadOnlyList<string> NotYet { get; } =
    [
        "sft nll (mean over unmasked tokens, labels already shifted)",
        "sft weighted nll",
        "sft dft loss (stop-gradient p * nll)",
        "bco_pair (TRL pair form)",
        "mpo mixture .8 sigmoid + .2 bco_pair + 1.0 sft",
        "kto (kl from mismatched pairs, detached, clamped >=0)",
        "orpo odds-ratio term (mean token logps)",
        "GAE gamma=1 lam=.95 + masked whitening (unbiased var, eps 1e-8)",
        "ppo clipped policy loss",
        "ppo clipped value loss",
        "ppo token rewards with KL penalty (score on last token; TRL adds it at sequence_length+1 when there is room)",
        "grpo advantages: (r-mean)/(sd_ddof1+1e-4) per group",
        "grpo loss (sequence mean, beta=.04 k3)",
        "dapo/bnpo loss (token mean; TRL default loss_type=dapo, default beta=0)",
        "dr_grpo loss (divide by B*Lmax, Lmax=6)",
    ];

    private static void Reward(VectorCase each)
    {
        var pairs = each.Row("chosen").Zip(each.Row("rejected"), each.Row("margin")).Select(row => new RewardPair(row.First, row.Second, row.Third)).ToArray();

        each.Expect(new RewardModelObjective(each.Number("center_rewards_coefficient")).Of(pairs));
        each.Expect("accuracy", pairs.Count(pair => pair.Chosen > pair.Rejected) / (double)pairs.Length);
    }

    private static PairLoss Pairs(VectorCase each, IPairObjective objective)
    {
        var chosen = each.Row("policy_chosen");
        double[] zeros = new double[chosen.Length], ones = [.. chosen.Select(_ => 1.0)];
        var (rejected, referenceChosen) = (each.Row("policy_rejected"), each.RowOr("ref_chosen", zeros));
        var (referenceRejected, weights, preference) = (each.RowOr("ref_rejected", zeros), each.RowOr("weights", ones), each.RowOr("q", ones));
        var rejectedLength = each.RowOr("len_rejected", ones);
        var extra = each.RowOr("delta_len", zeros);
        var chosenLength = each.RowOr("len_chosen", [.. ones.Zip(extra, (one, more) => one + more)]);

        return objective.Of([.. chosen.Select((value, i) => new PairLogProbabilities(value, rejected[i], referenceChosen[i], referenceRejected[i])
        {
            ChosenLength = chosenLength[i],
            RejectedLength = rejectedLength[i],
            Weight = weights[i],
            Preference = preference[i],
        })]);
    }
}
