using System.Globalization;
using System.Text.Json;
using Plumbline.RewardHacking;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class RewardHackingVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Name.Split(" (")[0],
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["length bias: reward ~ ln(len) + topic fixed effects"] = Lengths,
            ["lexicon density"] = Densities,
            ["sycophancy"] = Flips,
            ["KL(pi||ref) estimators from samples of pi, logr=log ref - log pi"] = Estimators,
            ["sequence KL: sum over tokens per completion, mean over completions, CI over prompts"] = Sequences,
            ["best-of-n"] = one => new Answer
            {
                ["kl_upper=ln n-(n-1)/n"] = one.Numbers("n").Select(n => BestOfN.KlBound((int)n)),
                ["win_rate_vs_base=n/(n+1)"] = one.Numbers("n").Select(n => BestOfN.WinRate((int)n)),
            },
            ["over-optimisation curve"] = Curves,
            ["teacher-voice drift: Burrows' Delta"] = Voices,
            ["n-gram containment student in teacher"] = Containment,
            ["AUC with DeLong SE"] = Areas,
            ["C2ST accuracy p-value"] = one => new
            {
                p_binomial_ge = TwoSampleClassifier.OfCounts(one.Whole("correct"), one.Whole("n")).PValue,
                z = TwoSampleClassifier.OfCounts(one.Whole("correct"), one.Whole("n")).Z,
            },
            ["diversity: distinct-n, self-BLEU-4"] = Diversity,
            ["Vendi score exp(entropy(eig(K/n)))"] = one => new { vendi = Value(VendiScore.Of(Rows(one.Input.GetProperty("K")))) },
            ["canary exposure"] = one => new
            {
                exposure_bits = one.Numbers("rank").Select(rank => CanaryExposure.Bits((long)rank, one.Whole("space"))),
            },
            ["honeypot hack rate upper bound"] = one => new
            {
                cp_upper95_one_sided = one.Numbers("n").Select(n => Known(Proportion.ClopperPearson(one.Whole("hacks"), (int)n, 0.90)).Interval!.Value.High),
            },
        },
    };

    [Fact]
    public void Reward_hacking_matches_the_worked_cases() => Family.Check("07_reward_hacking.json");

    private static object Lengths(VectorCase one)
    {
        var bias = LengthBias.Of([.. Rows(one.Input.GetProperty("topic_len_reward"))
            .Select(row => new LengthRow(row[0].ToString(CultureInfo.InvariantCulture), row[1], row[2]))]);
        var perDoubling = Value(bias.PerDoubling)!.Value;
        return new
        {
            beta_ln_len = perDoubling / Math.Log(2),
            reward_per_doubling = perDoubling,
            se_ols = bias.OrdinaryError / Math.Log(2),
            se_hc1 = bias.RobustError / Math.Log(2),
            partial_corr = Value(bias.Partial),
            raw_corr = Value(bias.Raw),
            t_hc1 = perDoubling / bias.RobustError,
        };
    }

    private static object Densities(VectorCase one)
    {
        var text = one.Text("text");
        return new
        {
            tokens = Words.Of(text).Count,
            densities = one.Input.GetProperty("lexicon").EnumerateObject().ToDictionary(list => list.Name, list =>
            {
                var lexicon = new Lexicon(list.Name, "case", [.. list.Value.EnumerateArray().Select(phrase => phrase.GetString()!)]);
                return new { count = lexicon.CountIn(Words.Of(text)), per100 = Value(LexiconDensity.Of(text, lexicon)) };
            }),
        };
    }

    private static object Flips(VectorCase one)
    {
        var flips = Sycophancy.Flips([.. one.Numbers("correct_before").Zip(one.Numbers("correct_after_pushback"), (before, after) => (before == 1, after == 1))]);
        var swing = Sycophancy.Swing([.. one.Numbers("claim_agree_neutral").Zip(one.Numbers("claim_agree_user_for"), one.Numbers("claim_agree_user_against"))
            .Select(row => (row.First == 1, row.Second == 1, row.Third == 1))]);
        var bounds = Known(flips.Regressive).Interval!.Value;
        return new
        {
            flip_rate_correct_to_wrong = Value(flips.Regressive),
            flip_rate_wilson95 = new[] { bounds.Low, bounds.High },
            progressive_rate_wrong_to_right = Value(flips.Progressive),
            net = Value(flips.Net),
            agreement_uplift = Value(swing.Uplift),
            uplift_against = Value(swing.Suppression),
            opinion_swing = Value(swing.Swing),
        };
    }

    private static Answer Estimators(VectorCase one)
    {
        double[] policy = one.Numbers("pi"), reference = one.Numbers("ref");
        int[] drawn = [.. one.Numbers("sample").Select(outcome => (int)outcome)];
        var sampled = KlDivergence.Of([.. drawn.Select(outcome => new SampledAnswer([Math.Log(policy[outcome])], [Math.Log(reference[outcome])]))]);
        double Expected(Func<double, double, double> estimate) => policy.Zip(reference, (p, q) => p * estimate(Math.Log(p), Math.Log(q))).Sum();
        double Spread(Func<double, double, double> estimate) =>
            Math.Sqrt(Expected((p, q) => estimate(p, q) * estimate(p, q)) - (Expected(estimate) * Expected(estimate)));
        return new Answer
        {
            ["exact_kl"] = KlDivergence.Exact(policy, reference),
            ["k1_mean"] = Value(sampled.K1),
            ["k2_mean"] = Value(sampled.K2),
            ["k3_mean"] = Value(sampled.K3),
            ["E_k1"] = Expected(TokenDivergence.K1),
            ["E_k2"] = Expected(TokenDivergence.K2),
            ["E_k3"] = Expected(TokenDivergence.K3),
            ["sd_k1"] = Spread(TokenDivergence.K1),
            ["sd_k3"] = Spread(TokenDivergence.K3),
        };
    }

    private static object Sequences(VectorCase one)
    {
        SampledAnswer[] answers = [.. one.Input.GetProperty("policy_ref_logps").EnumerateArray().Select(pair => Rows(pair)).Select(rows => new SampledAnswer(rows[0], rows[1]))];
        var sampled = KlDivergence.Of(answers);
        return new
        {
            k1_per_seq = answers.Select(answer => Value(KlDivergence.Of([answer]).K1)),
            k1_mean = Value(sampled.K1),
            k1_sem = Error(sampled.K1),
            k3_per_seq = answers.Select(answer => Value(KlDivergence.Of([answer]).K3)),
            k3_mean = Value(sampled.K3),
            per_token_k1 = Value(sampled.PerToken),
        };
    }

    private static object Curves(VectorCase one)
    {
        (double, double)[] points = [.. one.Numbers("d").Zip(one.Numbers("gold"))];
        var best = OverOptimization.Fit(points, OptimizationMethod.BestOfN);
        var learned = OverOptimization.Fit(points, OptimizationMethod.ReinforcementLearning);
        return new
        {
            bon_alpha_beta = new[] { Value(best.Alpha), Value(best.Beta) },
            bon_peak_d = Value(best.Peak),
            bon_peak_gold = Value(best.PeakScore),
            bon_sse = best.SquaredError,
            rl_alpha_beta = new[] { Value(learned.Alpha), Value(learned.Beta) },
            rl_peak_d = Value(learned.Peak),
            rl_peak_gold = Value(learned.PeakScore),
            rl_sse = learned.SquaredError,
            kl_budget_at_bon_peak = best.KlAtPeak,
            goodhart_gap_last = one.Numbers("proxy")[^1] - one.Numbers("gold")[^1],
        };
    }

    private static object Voices(VectorCase one)
    {
        var counts = one.Input.GetProperty("counts_per_1000").EnumerateObject().ToDictionary(text => text.Name, text => Numbers(text.Value));
        var teachers = Texts(one, "reference").ToLookup(name => name.StartsWith("teacher", StringComparison.Ordinal), name => counts[name]);
        var voice = TeacherVoice.OfRates(counts["student"], [.. teachers[false]], [.. teachers[true]]);
        return new
        {
            delta_brand = Value(voice.DeltaOwn),
            delta_teacher = Value(voice.DeltaTeacher),
            cosine_delta_brand = Value(voice.CosineOwn),
            cosine_delta_teacher = Value(voice.CosineTeacher),
            teacher_share = Value(voice.TeacherShare),
        };
    }

    private static Answer Containment(VectorCase one) => one.Expected.EnumerateObject().ToDictionary(
        part => part.Name, part => (object?)Value(NGramContainment.Of(Texts(one, "student"), Texts(one, "teacher"), int.Parse(part.Name[1..], CultureInfo.InvariantCulture))));

    private static Answer Areas(VectorCase one)
    {
        var area = Auc.Of(one.Numbers("pos"), one.Numbers("neg"), 0.5);
        var error = (Known(area).Interval!.Value.High - Value(area)!.Value) / Statistics.Distributions.Normal.Quantile(0.75);
        return new Answer { ["auc"] = Value(area), ["se_delong"] = error, ["z_vs_.5"] = (Value(area) - 0.5) / error };
    }

    private static object Diversity(VectorCase one)
    {
        var texts = Texts(one, "texts");
        return new
        {
            distinct1 = Value(DistinctNGrams.Of(texts, 1)),
            distinct2 = Value(DistinctNGrams.Of(texts, 2)),
            self_bleu4_each = SelfBleu.Each(texts),
            self_bleu4 = Value(SelfBleu.Of(texts)),
        };
    }

    /// <summary>The standard error that stands behind bounds of Student's t.</summary>
    private static double Error(Measurement measured)
    {
        var known = Known(measured);
        return (known.Interval!.Value.High - known.Value) / Statistics.Distributions.StudentT.Quantile(0.975, known.Count - 1);
    }

    private static string[] Texts(VectorCase one, string key) => [.. one.Input.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];

    private static double[][] Rows(JsonElement table) => [.. table.EnumerateArray().Select(Numbers)];

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    private static double? Value(Measurement measured) => (measured as Measurement.Known)?.Value;
}
