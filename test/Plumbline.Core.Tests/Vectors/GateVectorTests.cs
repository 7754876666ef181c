using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Gates;
using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed partial class GateVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Name.Split(" (")[0],
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["proportion intervals"] = Proportions,
            ["paired binary difference"] = PairedBinary,
            ["paired score non-inferiority"] = PairedScores,
            ["paired zero variance"] = PairedWithoutVariance,
            ["threshold gate table"] = ThresholdTable,
            ["paired non-inferiority sample size n=(z_a+z_b)^2"] = PairedSizes,
            ["naive gate \"no dimension regresses by more than 0.02\" on n=100, exact trinomial"] = NaiveGate,
            ["Tango-CI gate operating characteristics"] = TangoGate,
            ["multiplicity holm"] = Adjusted(MultipleTesting.Holm),
            ["multiplicity bonferroni"] = Adjusted(MultipleTesting.Bonferroni),
            ["multiplicity fdr_bh"] = Adjusted(MultipleTesting.BenjaminiHochberg),
            ["multiplicity fdr_by"] = Adjusted(MultipleTesting.BenjaminiYekutieli),
            ["multiplicity hommel"] = Adjusted(MultipleTesting.Hommel),
            ["IUT power: K independent dimensions each with power 0.8"] = JointPowers,
            ["look ledger: alpha_k"] = Spending,
            ["winner curse: expected inflation of best of k equal checkpoints = SE * E[max_k]"] = Curse,
            ["intersection-union: all dimensions must pass -> no alpha adjustment; p_IUT=max p"] =
                one => new { p_iut = MultipleTesting.IntersectionUnion(one.Numbers("p")) },
            ["empirical-Bernstein confidence sequence"] = BernsteinSequence,
            ["hedged betting CS"] = HedgedBets,
            ["normal-mixture boundary"] = Mixture,
            ["mSPRT normal mixing N(0,tau2): log Lambda_n and always-valid p=min(1,1/max Lambda)"] = Ratios,
            ["Beta(1,1)-mixture e-value against p0"] = Evidence,
            ["Ladder mechanism"] = Ladders,
            ["parameter-free Ladder"] = FreeLadders,
            ["Thresholdout with supplied Laplace noise"] = Thresholds,
        },
        NotOffered = new Dictionary<(string, string), string>
        {
            [("paired binary difference", "wald_se")] = "the error of the interval that Tango's replaces",
            [("paired score non-inferiority", "cohen_dz")] = "a standardised size says nothing of a margin in the unit of the score",
            [("paired zero variance", "verdict_exact_bounded")] = "a sentence",
            [("paired non-inferiority sample size n=(z_a+z_b)^2", "one_sample_detect_.95_to_.93")] = "it is null in the file",
        },
    };

    [Fact]
    public void What_a_gate_decides_with_matches_the_worked_cases() => Family.Check("05_gates.json");

    private static object Proportions(VectorCase one)
    {
        var (k, n) = (one.Whole("k"), one.Whole("n"));
        var exact = Bounds(Proportion.ClopperPearson(k, n, 0.90));
        var score = Bounds(Proportion.Wilson(k, n, 0.90));
        return new
        {
            p = Known(Proportion.Wilson(k, n, 0.95)).Value,
            wilson95 = Ends(Proportion.Wilson(k, n, 0.95)),
            clopper_pearson95 = Ends(Proportion.ClopperPearson(k, n, 0.95)),
            jeffreys95 = Ends(Proportion.Jeffreys(k, n, 0.95)),
            one_sided95_lower_cp = exact.Low,
            one_sided95_upper_cp = exact.High,
            one_sided95_lower_wilson = score.Low,
            one_sided95_upper_wilson = score.High,
        };
    }

    private static object PairedBinary(VectorCase one)
    {
        var (newOnly, oldOnly, n, margin) = (one.Whole("b_new_only_right"), one.Whole("c_old_only_right"), one.Whole("n"), one.Number("margin"));
        var bounds = Bounds(Tango.Of(newOnly, oldOnly, n, 0.90));
        var score = Tango.Score(newOnly, oldOnly, n, -margin);
        return new
        {
            tango95 = Ends(Tango.Of(newOnly, oldOnly, n, 0.95)),
            mcnemar_exact_p = McNemar.ExactP(newOnly, oldOnly),
            mcnemar_midp = McNemar.MidP(newOnly, oldOnly),
            noninferiority = new Dictionary<string, object>
            {
                ["delta"] = Known(Tango.Of(newOnly, oldOnly, n, 0.90)).Value,
                ["score_z_vs_-margin"] = score,
                ["p_noninferior"] = Normal.Survival(score),
                ["lower_one_sided"] = bounds.Low,
                ["upper_one_sided"] = bounds.High,
                ["verdict"] = Verdict(bounds, -margin),
            },
        };
    }

    private static Answer PairedScores(VectorCase one)
    {
        double[] differences = [.. one.Numbers("new").Zip(one.Numbers("old"), (now, before) => now - before)];
        var totals = ClusterTotals.InOrder(differences);
        var error = Math.Sqrt(totals.Variance);
        var t = StudentT.Quantile(1 - one.Number("alpha"), differences.Length - 1);
        var statistic = (totals.Mean + one.Number("margin")) / error;
        var resampling = one.Input.GetProperty("bootstrap_t");
        return new Answer
        {
            ["mean_diff"] = Known(PairedTest.Of(differences, 0.90)).Value,
            ["sd"] = error * Math.Sqrt(differences.Length),
            ["t_lower_one_sided"] = totals.Mean - (t * error),
            ["t_upper_one_sided"] = totals.Mean + (t * error),
            ["t_stat_vs_-margin"] = statistic,
            ["p_noninferior"] = StudentT.Survival(statistic, differences.Length - 1),
            ["boot_percentile_lower5"] = Percentile(differences, one.Input.GetProperty("bootstrap"), 0.90)?.Low,
            ["boot_t_lower"] = BootstrapT.Of(
                totals, one.Number("alpha"), resampling.GetProperty("B").GetInt32(), new(VectorCase.Seed(resampling.GetProperty("seed"))))?.Low,
        };
    }

    private static object PairedWithoutVariance(VectorCase one)
    {
        double[] differences = [.. one.Numbers("new").Zip(one.Numbers("old"), (now, before) => now - before)];
        var measured = Known(PairedTest.Of(differences, 0.90));
        return new
        {
            mean_diff = measured.Value,
            sd = Math.Sqrt(ClusterTotals.Single(differences).Variance),
            undefined_reason = measured.Interval!.Value.Method == "exact-changed-share" ? Cause.ZeroVariance.Code() : null,
            cp_upper_changed = measured.Interval.Value.High,
        };
    }

    private static Answer ThresholdTable(VectorCase one) => Each(one, key =>
    {
        var (minimum, n) = (key["T"], (int)key["n"]);
        var passing = SampleSize.SmallestPassingCount(minimum, n, 0.05)!.Value;
        return new Answer
        {
            ["min_k_pass"] = passing,
            ["max_k_fail"] = SampleSize.LargestFailingCount(minimum, n, 0.05),
            ["P(pass|p=T+.02)"] = Binomial.Survival(passing - 1, n, minimum + 0.02),
            ["P(pass|p=T)"] = Binomial.Survival(passing - 1, n, minimum),
        };
    });

    private static Answer PairedSizes(VectorCase one)
    {
        var (alpha, power) = (one.Number("alpha"), one.Number("power"));
        return new Answer
        {
            ["n"] = Each(one.Expected.GetProperty("n"), key => SampleSize.ForPaired(key["psi"], key["delta"], key["margin"], alpha, power)),
            ["minimum_detectable_regression_n100"] = Each(
                one.Expected.GetProperty("minimum_detectable_regression_n100"), key => SampleSize.SmallestDetectableDrop(key["psi"], 100, alpha, power)),
            ["mdr_n500"] = Each(one.Expected.GetProperty("mdr_n500"), key => SampleSize.SmallestDetectableDrop(key["psi"], 500, alpha, power)),
            ["unpaired_p.95_margin.02"] = SampleSize.ForUnpaired(0.95, 0.02, alpha, power),
        };
    }

    private static Answer NaiveGate(VectorCase one) => Each(one, key =>
    {
        var (n, threshold) = (one.Whole("n"), one.Number("thr"));
        var blocked = Trinomial(n, key["psi"], key["true_delta"])
            .Where(outcome => (double)(outcome.OldOnly - outcome.NewOnly) / n > threshold + 1e-12)
            .Sum(outcome => outcome.Mass);
        return new { P_block_1dim = blocked, P_block_any_of_3_indep = 1 - Math.Pow(1 - blocked, 3) };
    });

    private static Answer TangoGate(VectorCase one) => Each(one, key =>
    {
        var (n, margin) = ((int)key["n"], one.Number("margin"));
        var verdicts = Trinomial(n, key["psi"], key["delta"])
            .GroupBy(outcome => Verdict(Bounds(Tango.Of(outcome.NewOnly, outcome.OldOnly, n, 1 - (2 * one.Number("alpha")))), -margin), outcome => outcome.Mass)
            .ToDictionary(verdict => verdict.Key, verdict => verdict.Sum());
        return new { pass = verdicts["pass"], fail = verdicts["fail"], inconclusive = verdicts["inconclusive"] };
    });

    private static Func<VectorCase, object?> Adjusted(Func<IReadOnlyList<double>, double[]> adjust) => one =>
    {
        var adjusted = adjust(one.Numbers("p"));
        return new { adjusted, reject = adjusted.Select(p => p <= one.Number("alpha")) };
    };

    private static Answer JointPowers(VectorCase one) => new Answer
    {
        ["joint_power"] = one.Numbers("K").Select(k => SampleSize.JointPower(Enumerable.Repeat(one.Number("power_each"), (int)k))),
        ["per_dim_power_needed_for_joint_.8"] = one.Numbers("K").Select(k => SampleSize.PowerNeededEach(0.8, (int)k)),
    };

    private static object Spending(VectorCase one)
    {
        var (alpha, looks) = (one.Number("alpha"), one.Numbers("k").Select(look => (int)look).ToArray());
        return new
        {
            six_over_pi2_k2 = looks.Select(look => AlphaSpending.InverseSquare(alpha, look)),
            geometric_half = looks.Select(look => AlphaSpending.Geometric(alpha, look)),
            bonferroni_budget_B10 = looks.Select(look => AlphaSpending.Budget(alpha, look, 10)),
            cum_6_over_pi2_at_10 = Enumerable.Range(1, 10).Sum(look => AlphaSpending.InverseSquare(alpha, look)),
        };
    }

    private static Answer Curse(VectorCase one) => new Answer
    {
        ["e_max"] = one.Numbers("k").Select(k => WinnersCurse.Inflation((int)k, 1)),
        ["inflation_p.9_n100"] = one.Numbers("k").Select(k => WinnersCurse.Inflation((int)k, Math.Sqrt(0.9 * 0.1 / 100))),
    };

    private static object BernsteinSequence(VectorCase one)
    {
        var path = EmpiricalBernsteinSequence.Path(Bernoulli(one), 0.95);
        int[] times = [.. one.Expected.GetProperty("t").EnumerateArray().Select(t => t.GetInt32())];
        return new { t = times, lower = times.Select(t => path[t - 1].Low), upper = times.Select(t => path[t - 1].High) };
    }

    /// <summary>The tested mean stands in the name of the key, the looks in its keys.</summary>
    private static Answer HedgedBets(VectorCase one)
    {
        var scores = Bernoulli(one);
        return one.Expected.EnumerateObject().ToDictionary(part => part.Name, part => (object?)part.Value.EnumerateObject().ToDictionary(look => look.Name, look =>
            part.Name.StartsWith("log_capital", StringComparison.Ordinal)
                ? (object)BettingSequence.LogCapital(scores[..Whole(look.Name)], Numbers(part.Name)[0], 0.05)
                : Ends(BettingSequence.Of(scores[..Whole(look.Name)], 0.95))));
    }

    private static object Mixture(VectorCase one)
    {
        var rho = NormalMixture.Rho(one.Number("v_opt"), one.Number("alpha_opt"));
        return new { rho, bound = one.Numbers("v").Select(v => NormalMixture.Bound(v, rho, one.Number("alpha"))) };
    }

    /// <summary>The looks stand in the names of the keys.</summary>
    private static Answer Ratios(VectorCase one)
    {
        var (values, variance, mixing) = (one.Numbers("diffs"), one.Number("sigma2"), one.Number("tau2"));
        return one.Expected.EnumerateObject().ToDictionary(part => part.Name, part => part.Name.StartsWith("log_lambda", StringComparison.Ordinal)
            ? (object?)Numbers(part.Name).Select(n => MixtureRatio.Log(values[..(int)n].Sum(), (int)n, variance, mixing))
            : MixtureRatio.PValue(values[..(int)Numbers(part.Name)[0]], variance, mixing));
    }

    private static object Evidence(VectorCase one) => new
    {
        log_e = one.Numbers("k").Zip(one.Numbers("n"), (k, n) => BetaMixture.LogE((int)k, (int)n, one.Number("p0"))),
    };

    private static object Ladders(VectorCase one)
    {
        var ladder = new Ladder(one.Number("eta"));
        return new { released = one.Numbers("losses").Select(loss => (ladder = ladder.After(loss)).Released).ToArray() };
    }

    private static object FreeLadders(VectorCase one)
    {
        var ladder = ParameterFreeLadder.Start;
        return new
        {
            released = one.Input.GetProperty("per_example_losses").EnumerateArray()
                .Select(losses => (ladder = ladder.After([.. losses.EnumerateArray().Select(loss => loss.GetDouble())])).Released).ToArray(),
        };
    }

    private static object Thresholds(VectorCase one)
    {
        var noise = new Queue<double>(one.Numbers("noise_in_draw_order"));
        var state = new Thresholdout(one.Number("threshold"), 1, one.Whole("budget"));
        var answers = new List<double?>();
        foreach (var (training, sealedTest) in one.Numbers("train").Zip(one.Numbers("holdout")))
        {
            (var answer, state) = state.Ask(training, sealedTest, _ => noise.Dequeue());
            answers.Add(answer);
        }

        return new { answers, budget_left = state.Budget };
    }

    /// <summary>The sequence that the case describes in words ("200 Bernoulli(0.9), SplitMix64(2718), x=1 if u01&lt;0.9"), checked before it is used.</summary>
    private static double[] Bernoulli(VectorCase one)
    {
        var words = Described().Match(one.Text("x_spec"));
        Assert.True(words.Success, one.Text("x_spec"));
        var (share, stream) = (Number(words.Groups["share"].Value), new SplitMix64(ulong.Parse(words.Groups["seed"].Value, CultureInfo.InvariantCulture)));
        double[] scores = [.. Enumerable.Range(0, Whole(words.Groups["n"].Value)).Select(_ => stream.NextUnit() < share ? 1.0 : 0)];
        Assert.Equal(one.Numbers("first10"), scores[..10]);
        Assert.Equal(one.Number("sum"), scores.Sum());
        return scores;
    }

    /// <summary>The numbers in a key such as "log_lambda_n10_20_40".</summary>
    private static double[] Numbers(string key) => [.. InKey().Matches(key).Select(number => Number(number.Value))];

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<n>\d+) Bernoulli\((?<share>[\d.]+)\), SplitMix64\((?<seed>\d+)\), x=1 if u01<\k<share>$")]
    private static partial Regex Described();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex InKey();

    private static Interval? Percentile(double[] values, JsonElement settings, double level) => Bootstrap.Replicate(
        values.Length, settings.GetProperty("B").GetInt32(), new(VectorCase.Seed(settings.GetProperty("seed"))),
        drawn => StableSum.Mean([.. drawn.ToArray().Select(index => values[index])])).Percentile(level);

    /// <summary>The outcomes of n items, each better with (psi + delta) / 2 and worse with (psi − delta) / 2, that are at all likely.</summary>
    private static IEnumerable<(int NewOnly, int OldOnly, double Mass)> Trinomial(int n, double psi, double delta) =>
        from newOnly in Enumerable.Range(0, n + 1)
        let better = Binomial.Mass(newOnly, n, (psi + delta) / 2)
        where better > 1e-16
        from oldOnly in Enumerable.Range(0, n - newOnly + 1)
        let mass = better * Binomial.Mass(oldOnly, n - newOnly, (psi - delta) / 2 / (1 - ((psi + delta) / 2)))
        where mass > 1e-16
        select (newOnly, oldOnly, mass);

    private static Answer Each(VectorCase one, Func<IReadOnlyDictionary<string, double>, object?> compute) => Each(one.Expected, compute);

    /// <summary>Answers every key of the form "T=0.95,n=100".</summary>
    private static Answer Each(JsonElement expected, Func<IReadOnlyDictionary<string, double>, object?> compute) =>
        expected.EnumerateObject().ToDictionary(property => property.Name, property => compute(property.Name.Split(',').Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture))));

    private static string Verdict(Interval bounds, double minimum) =>
        bounds.Low > minimum ? "pass" : bounds.High < minimum ? "fail" : "inconclusive";

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    private static Interval Bounds(Measurement measured) => Known(measured).Interval!.Value;

    private static double[] Ends(Measurement measured) => [Bounds(measured).Low, Bounds(measured).High];
}
