namespace Plumbline.Optimizers.Objectives;

/// <summary>How each case of 10_objectives.json is computed.</summary>
public static class ObjectiveCases
{
    public static IReadOnlyDictionary<string, Action<VectorCase>> Known => Pair.Concat(TokenCases.Known).ToDictionary();

    /// <summary>By the whole name, or by the part of it before a bracket where that names one objective; null when there is none.</summary>
    public static Action<VectorCase>? Find(string name) =>
        Known.GetValueOrDefault(name) ?? (Known.Where(one => Stable(one.Key) == Stable(name)).Select(one => one.Value).ToArray() is [var only] ? only : null);

    private static string Stable(string name) => name.Split(" (")[0];

    private static Dictionary<string, Action<VectorCase>> Pair { get; } = new()
    {
        ["reward bradley-terry margin, center=0.0"] = Reward,
        ["reward bradley-terry margin, center=0.01"] = Reward,
        ["dpo sigmoid"] = Plain,
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
        ["bco_pair (TRL pair form)"] = each => each.Expect(Pairs(each, new BcoPair(each.Number("beta")))),
        ["mpo mixture .8 sigmoid + .2 bco_pair + 1.0 sft"] = Mixture,
        ["orpo odds-ratio term (mean token logps)"] = Orpo,
        ["kto (kl from mismatched pairs, detached, clamped >=0)"] = Unpaired,
        ["sft nll (mean over unmasked tokens, labels already shifted)"] = each => each.Expect(Sft.NegativeLogLikelihood(each.Rows("logits"), Labels(each))),
        ["sft weighted nll"] = each => each.Expect(Sft.NegativeLogLikelihood(each.Rows("logits"), Labels(each), each.Row("weights"))),
        ["sft dft loss (stop-gradient p * nll)"] = each => each.Expect(Sft.Dynamic(each.Rows("logits"), Labels(each))),
    };

    private static void Reward(VectorCase each)
    {
        var pairs = each.Row("chosen").Zip(each.Row("rejected"), each.Row("margin")).Select(row => new RewardPair(row.First, row.Second, row.Third)).ToArray();

        each.Expect(new RewardModelObjective(each.Number("center_rewards_coefficient")).Of(pairs));
        each.Expect("accuracy", pairs.Count(pair => pair.Chosen > pair.Rejected) / (double)pairs.Length);
    }

    private static void Plain(VectorCase each)
    {
        var deltas = Batch(each).Select(pair => pair.Delta).ToArray();

        each.Expect(Pairs(each, new Dpo(each.Number("beta"))));
        each.Expect("delta", deltas);
        each.Expect("reward_margin", deltas.Select(delta => each.Number("beta") * delta));
        each.Expect("reward_accuracy", deltas.Count(delta => delta > 0) / (double)deltas.Length);
    }

    private static void Mixture(VectorCase each)
    {
        var weights = each.Row("weights");

        each.Expect(new MpoMix(each.Number("beta"), weights[0], weights[1], weights[2]).Of([.. Batch(each).Select(pair => pair with { Weight = 1 })]));
    }

    private static void Orpo(VectorCase each) =>
        each.Expect(new OrpoOddsRatio(each.Number("beta")).Of([.. each.Row("avg_chosen").Zip(each.Row("avg_rejected"), (c, r) => new PairLogProbabilities(c, r))]));

    private static void Unpaired(VectorCase each)
    {
        var kto = new Kto(each.Number("beta"), each.Number("desirable_weight"), each.Number("undesirable_weight"));
        var divergence = Kto.Divergence(each.Row("kl_policy"), each.Row("kl_ref"));
        var answers = each.Row("policy").Zip(each.Row("ref"), each.Row("desirable")).Select(row => new UnpairedLogProbabilities(row.First, row.Second, row.Third == 1));
        var (loss, gradient) = kto.Of([.. answers], divergence);

        each.Expect("kl", divergence);
        each.Expect("loss", loss);
        each.Expect("grad", gradient);
    }

    private static int[] Labels(VectorCase each) => [.. each.Row("labels").Select(label => (int)label)];

    private static PairLoss Pairs(VectorCase each, IPairObjective objective) => objective.Of(Batch(each));

    private static PairLogProbabilities[] Batch(VectorCase each)
    {
        var chosen = each.Row("policy_chosen");
        double[] zeros = new double[chosen.Length], ones = [.. chosen.Select(_ => 1.0)];
        var (rejected, referenceChosen) = (each.Row("policy_rejected"), each.RowOr("ref_chosen", zeros));
        var (referenceRejected, weights, preference) = (each.RowOr("ref_rejected", zeros), each.RowOr("weights", ones), each.RowOr("q", ones));
        var rejectedLength = each.RowOr("len_rejected", ones);
        var extra = each.RowOr("delta_len", zeros);
        var chosenLength = each.RowOr("len_chosen", [.. ones.Zip(extra, (one, more) => one + more)]);

        return [.. chosen.Select((value, i) => new PairLogProbabilities(value, rejected[i], referenceChosen[i], referenceRejected[i])
        {
            ChosenLength = chosenLength[i],
            RejectedLength = rejectedLength[i],
            Weight = weights[i],
            Preference = preference[i],
        })];
    }
}
