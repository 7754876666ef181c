using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Vectors;

public sealed class GateVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["proportion intervals"] = Proportions,
            ["paired binary difference"] = PairedBinary,
            ["paired score non-inferiority (scores in [0,1])"] = PairedScores,
            ["paired zero variance"] = PairedWithoutVariance,
        },
        NotYet = new HashSet<string>
        {
            "threshold gate table (one-sided Clopper-Pearson 95%)",
            "paired non-inferiority sample size n=(z_a+z_b)^2 (psi-delta^2)/(delta+margin)^2",
            "naive gate \"no dimension regresses by more than 0.02\" on n=100, exact trinomial",
            "Tango-CI gate operating characteristics",
            "multiplicity holm", "multiplicity bonferroni", "multiplicity fdr_bh", "multiplicity fdr_by", "multiplicity hommel",
            "intersection-union: all dimensions must pass -> no alpha adjustment; p_IUT=max p",
            "IUT power: K independent dimensions each with power 0.8",
            "look ledger: alpha_k",
            "winner curse: expected inflation of best of k equal checkpoints = SE * E[max_k]",
            "empirical-Bernstein confidence sequence (predictable mixture), 95% two-sided",
            "hedged betting CS (theta=.5,c=.5, alpha/2 inside lambda)",
            "normal-mixture boundary (two-sided), v_opt=100",
            "mSPRT normal mixing N(0,tau2): log Lambda_n and always-valid p=min(1,1/max Lambda)",
            "Beta(1,1)-mixture e-value against p0 (log)",
            "Ladder mechanism (Blum & Hardt 2015), losses",
            "parameter-free Ladder",
            "Thresholdout with supplied Laplace noise",
        },
        NotOffered = new HashSet<string> { "wald_se", "cohen_dz", "boot_percentile_lower5", "verdict_exact_bounded" },
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

    private static Dictionary<string, object?> PairedScores(VectorCase one)
    {
        double[] differences = [.. one.Numbers("new").Zip(one.Numbers("old"), (now, before) => now - before)];
        var totals = ClusterTotals.InOrder(differences);
        var error = Math.Sqrt(totals.Variance);
        var t = StudentT.Quantile(1 - one.Number("alpha"), differences.Length - 1);
        var statistic = (totals.Mean + one.Number("margin")) / error;
        var resampling = one.Input.GetProperty("bootstrap_t");
        return new Dictionary<string, object?>
        {
            ["mean_diff"] = Known(PairedTest.Of(differences, 0.90)).Value,
            ["sd"] = error * Math.Sqrt(differences.Length),
            ["t_lower_one_sided"] = totals.Mean - (t * error),
            ["t_upper_one_sided"] = totals.Mean + (t * error),
            ["t_stat_vs_-margin"] = statistic,
            ["p_noninferior"] = StudentT.Survival(statistic, differences.Length - 1),
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

    private static string Verdict(Interval bounds, double minimum) =>
        bounds.Low > minimum ? "pass" : bounds.High < minimum ? "fail" : "inconclusive";

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    private static Interval Bounds(Measurement measured) => Known(measured).Interval!.Value;

    private static double[] Ends(Measurement measured) => [Bounds(measured).Low, Bounds(measured).High];
}
