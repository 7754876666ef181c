using Plumbline.Drift;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class DriftVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["PSI quantile bins (reference deciles, add-1/2)"] = Stability,
            ["PSI expected under NO drift, 10 bins"] = WithoutDrift,
            ["PSI evidently parity (sturges bins on pooled data when >20 unique; zeros -> 1e-4)"] = Pooled,
            ["categorical drift"] = Categories,
            ["KS two-sample"] = Smirnov,
            ["MMD^2 unbiased, RBF exp(-d2/median d2), permutation"] = Discrepancy,
            ["CUSUM and Siegmund ARL"] = Sums,
            ["Page-Hinkley & ADWIN river parity"] = Detectors,
            ["judge-human agreement drift"] = Agreement,
            ["decoupling: two-slope intersection-union test"] = Slopes,
            ["gap z per window"] = one => new { gap_z = TwoSlopes.Gaps(Windows(one)) },
            ["decoupling: equal-reward outcome drift (OLS outcome ~ reward + window, HC1)"] = EqualReward,
            ["proxy-outcome correlation drop, Fisher z"] = Correlations,
            ["single changepoint (max standardised CUSUM, 999 permutations)"] = Change,
            ["e-BH over metrics"] = one => new { rejected_idx = EvidenceSelection.BenjaminiHochberg(one.Numbers("e"), one.Number("alpha")) },
            ["false alert budget"] = Budget,
        },

        // The p-value of one sample against its limit, at the harmonic size: neither the exact one of two samples nor their limit.
        NotOffered = new HashSet<string> { "p_scipy_asymp" },
    };

    [Fact]
    public void Drift_matches_the_worked_cases() => Family.Check("06_drift.json");

    private static object Stability(VectorCase one)
    {
        var bins = ReferenceBins.Of(one.Numbers("ref"), one.Whole("bins"));
        var moved = PopulationStability.Of(bins, one.Numbers("cur"));
        return new
        {
            edges = bins.Edges,
            ref_counts = bins.Counts,
            cur_counts = bins.Count(one.Numbers("cur")),
            psi = Value(moved.Index),
            df = bins.Counts.Count - 1,
            chi2 = Value(moved.ChiSquared),
            p_value = Value(moved.P),
            null_mean = Value(moved.Expected),
            null_95 = Value(moved.Usual),
        };
    }

    private static object WithoutDrift(VectorCase one)
    {
        int[] sizes = [.. one.Numbers("n").Select(size => (int)size)];
        PopulationStability Same(int n) => PopulationStability.Of([n, .. new int[9]], [n, .. new int[9]]);
        return new
        {
            null_mean = sizes.Select(n => Value(Same(n).Expected)),
            null_95 = sizes.Select(n => PopulationStability.UsualIndex(n, n, 10)),
        };
    }

    private static object Pooled(VectorCase one) => new { psi = Value(PopulationStability.OverPooledBins(one.Numbers("ref"), one.Numbers("cur"))) };

    private static object Categories(VectorCase one)
    {
        var counts = CategoricalDrift.Of(Counts(one, "a"), Counts(one, "b"));
        return new
        {
            jsd_bits = Value(counts.JensenShannon),
            chi2 = Value(counts.Statistic),
            p = Value(counts.ChiSquared.P),
            df = Counts(one, "a").Length - 1,
            g = Value(counts.LikelihoodRatio.Effect),
            g_p = Value(counts.LikelihoodRatio.P),
            tvd = Value(counts.TotalVariation),
            cramers_v = Value(counts.ChiSquared.Effect),
        };
    }

    private static object Smirnov(VectorCase one)
    {
        var (first, second) = (one.Numbers("ref"), one.Numbers("cur"));
        var (test, gap) = (KolmogorovSmirnov.Of(first, second), KolmogorovSmirnov.Gap([.. first.Order()], [.. second.Order()]));
        Assert.Equal(KolmogorovSmirnov.Limit(gap, first.Length, second.Length), Value(test.P));
        return new
        {
            D = Value(test.Effect),
            p_kolmogorov_limit_en_D = Value(test.P),
            p_scipy_exact = KolmogorovSmirnov.Exact(gap, first.Length, second.Length),
        };
    }

    private static Answer Discrepancy(VectorCase one)
    {
        double[][] Points(string key) => [.. one.Input.GetProperty(key).EnumerateArray().Select(point => point.EnumerateArray().Select(axis => axis.GetDouble()).ToArray())];
        var (effect, exceed, median) = MeanDiscrepancy.InOrder(Points("X"), Points("Y"), new(one.Seed()), one.Whole("B"));
        return new()
        {
            ["median_sq_dist_pairs"] = median,
            ["mmd2_u"] = effect,
            ["exceed"] = exceed,
            ["p=(1+exceed)/(1+B)"] = (1.0 + exceed) / (1 + one.Whole("B")),
        };
    }

    private static Answer Sums(VectorCase one)
    {
        var states = new List<Cusum>();
        foreach (var value in one.Numbers("z"))
        {
            states.Add((states.LastOrDefault() ?? new(one.Number("k"), one.Number("h"))).Next(value));
        }

        return new()
        {
            ["path_[up,down]"] = states.Select(state => new[] { state.Up, state.Down }),
            ["first_alarm_index"] = First(states, state => state.Alarm),
            ["arl0_one_sided_k.5_h4"] = Cusum.RunLength(0.5, 4),
            ["arl0_k.5_h5"] = Cusum.RunLength(0.5, 5),
            ["arl1_k.5_h5_shift1"] = Cusum.RunLength(0.5, 5, 1),
            ["h_for_arl0_500_k.5"] = Cusum.ThresholdFor(500, 0.5),
            ["h_for_arl0_10000_k.25"] = Cusum.ThresholdFor(10_000, 0.25),
        };
    }

    private static object Detectors(VectorCase one)
    {
        double[] stream = [.. one.Text("stream_digits").Select(digit => (double)(digit - '0'))];
        var settings = one.Input.GetProperty("ph");
        var hinkley = new PageHinkley(
            settings.GetProperty("delta").GetDouble(), settings.GetProperty("threshold").GetDouble(), settings.GetProperty("min_instances").GetInt32(), settings.GetProperty("alpha").GetDouble());
        var window = new AdaptiveWindow(one.Input.GetProperty("adwin").GetProperty("delta").GetDouble());
        var (page, adaptive) = (new List<int>(), new List<int>());
        foreach (var (index, value) in stream.Index())
        {
            hinkley = hinkley.Next(value);
            page.AddRange(hinkley.Alarm ? [index] : []);
            adaptive.AddRange(window.Add(value) ? [index] : []);
        }

        return new { page_hinkley_detection_index = page, adwin_detection_index = adaptive };
    }

    private static Answer Agreement(VectorCase one)
    {
        var (evidence, sums) = (new List<AgreementEvidence>(), new List<AgreementCusum>());
        var ratio = one.Input.GetProperty("llr");
        var (watch, sum) = (new AgreementEvidence(one.Number("p0")), new AgreementCusum(ratio.GetProperty("p0").GetDouble(), ratio.GetProperty("p1").GetDouble(), ratio.GetProperty("h").GetDouble()));
        foreach (var agreed in one.Text("agree").Select(digit => digit == '1'))
        {
            (watch, sum) = (watch.Next(agreed), sum.Next(agreed));
            evidence.Add(watch);
            sums.Add(sum);
        }

        return new()
        {
            ["e_process_log_at_50_100_150_200"] = new[] { 50, 100, 150, 200 }.Select(checks => evidence[checks - 1].Log),
            ["e_process_first_index_ge_log20"] = First(evidence, state => state.Alarm(one.Number("alpha"))),
            ["bernoulli_llr_cusum_first_index_h4.6"] = First(sums, state => state.Alarm),
            ["llr_cusum_at_60_100_200"] = new[] { 60, 100, 200 }.Select(checks => sums[checks - 1].Sum),
        };
    }

    private static Answer Slopes(VectorCase one)
    {
        var slopes = TwoSlopes.Of(Windows(one));
        var outcome = WeightedTrend.Of([.. Windows(one).Select(window => (window.Time, window.Outcome, window.OutcomeError))]);
        var reward = WeightedTrend.Of([.. Windows(one).Select(window => (window.Time, window.Reward, window.RewardError))]);
        return new()
        {
            ["slope_reward"] = Value(slopes.Reward),
            ["se_reward"] = reward.Error,
            ["slope_outcome"] = Value(slopes.Outcome),
            ["se_outcome"] = outcome.Error,
            ["p_reward_up"] = Value(slopes.RewardUp),
            ["p_outcome_down"] = Value(slopes.OutcomeDown),
            ["p_iut"] = Value(slopes.Both.P),
            ["alarm_.05"] = slopes.Both.Alarm(0.05),
        };
    }

    private static object EqualReward(VectorCase one)
    {
        var drift = EqualRewardDrift.Of([.. one.Input.GetProperty("window_reward_outcome").EnumerateArray().Select(row => new JointItem(row[0].GetDouble(), row[1].GetDouble(), row[2].GetDouble()))], fewest: 20);
        Measurement[] all = [drift.Intercept, drift.OfReward, drift.OfWindow];
        double[] errors = [.. all.Select(measured => (Known(measured).Interval!.Value.High - Value(measured)) / 1.959963984540054)];
        return new
        {
            coef = all.Select(Value),
            se_hc1 = errors,
            z_window = Value(drift.OfWindow) / errors[2],
            p_window_negative_one_sided = Value(drift.Inflated.P),
        };
    }

    private static object Correlations(VectorCase one) => new
    {
        z = CorrelationDrop.Z(one.Number("r_base"), one.Whole("n_base"), one.Number("r_now"), one.Whole("n_now")),
        p_one_sided = Value(CorrelationDrop.Of(one.Number("r_base"), one.Whole("n_base"), one.Number("r_now"), one.Whole("n_now")).P),
    };

    private static object Change(VectorCase one)
    {
        var change = Changepoint.InOrder(one.Numbers("x"), (new(one.Seed()), one.Seed()), 999);
        return new { stat = Value(change.Statistic), first_index_of_new_regime = change.First, p = Value(change.P) };
    }

    private static Answer Budget(VectorCase one)
    {
        var streams = one.Whole("metrics") * one.Whole("dimensions");
        return new()
        {
            ["fixed_.05_tests_false_per_day"] = AlertBudget.FalseAlarmsPerDay(streams, one.Number("checks_per_day"), 0.05),
            ["arl0_needed_per_stream_for_1_false_per_week"] = AlertBudget.RunLength(streams, one.Number("checks_per_day"), 7),
        };
    }

    private static DriftWindow[] Windows(VectorCase one)
    {
        var (time, reward, rewardError, outcome, outcomeError) = (one.Numbers("week"), one.Numbers("reward"), one.Numbers("reward_se"), one.Numbers("outcome"), one.Numbers("outcome_se"));
        return [.. time.Select((week, index) => new DriftWindow(week, 100, reward[index], rewardError[index], outcome[index], outcomeError[index]))];
    }

    private static int? First<T>(IReadOnlyList<T> states, Predicate<T> alarm) => states.Index().Where(state => alarm(state.Item)).Select(state => (int?)state.Index).FirstOrDefault();

    private static int[] Counts(VectorCase one, string key) => [.. one.Numbers(key).Select(count => (int)count)];

    private static double Value(Measurement measured) => Known(measured).Value;

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
