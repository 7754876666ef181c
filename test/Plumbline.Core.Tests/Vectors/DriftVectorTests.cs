using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Drift;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class DriftVectorTests
{
    // By the stable beginning of a case's name.
    private static readonly Dictionary<string, Func<VectorCase, object?>> Computed = new()
    {
        ["PSI quantile bins"] = Stability,
        ["PSI expected under NO drift"] = WithoutDrift,
        ["PSI evidently parity"] = Pooled,
        ["categorical drift"] = Categories,
        ["KS two-sample"] = Smirnov,
        ["MMD^2 unbiased"] = Discrepancy,
        ["CUSUM and Siegmund ARL"] = Sums,
        ["Page-Hinkley & ADWIN"] = Detectors,
        ["judge-human agreement drift"] = Agreement,
        ["decoupling: two-slope"] = Slopes,
        ["gap z per window"] = one => new { gap_z = TwoSlopes.Gaps(Windows(one)) },
        ["decoupling: equal-reward"] = EqualReward,
        ["proxy-outcome correlation drop"] = Correlations,
        ["single changepoint"] = Change,
        ["e-BH over metrics"] = one => new { rejected_idx = EvidenceSelection.BenjaminiHochberg(one.Numbers("e"), one.Number("alpha")) },
        ["false alert budget"] = Budget,
        ["SIMULATION e-process false alarm rate"] = one => new { rate = FalseAlarms(one.Whole("reps")) },
    };

    private static readonly VectorFamily Family = new()
    {
        Key = one => Computed.Keys.Where(name => one.Name.StartsWith(name, StringComparison.Ordinal)).MaxBy(name => name.Length) ?? one.Name,
        Computed = Computed,
        InformativeSlack = 0.01,

        NotOffered = new Dictionary<(string, string), string>
        {
            [("KS two-sample", "p_scipy_asymp")] = "one sample against its limit, at the harmonic size: neither the exact p-value of two samples nor their limit",
        },
    };

    [Fact]
    public void Drift_matches_the_worked_cases() => Family.Check("06_drift.json");

    /// <summary>How often 300 looks at a judge that agrees exactly as often as it should raise an alarm at 0.05; an agreement of 0.9 is due.</summary>
    private static double FalseAlarms(int runs)
    {
        var stream = SplitMix64.For(37, "false alarms");
        var alarms = 0;
        for (var run = 0; run < runs; run++)
        {
            var evidence = new AgreementEvidence(0.9);
            for (var look = 0; look < 300; look++)
            {
                evidence = evidence.Next(stream.NextUnit() < 0.9);
            }

            alarms += evidence.Alarm(0.05) ? 1 : 0;
        }

        return alarms / (double)runs;
    }

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
        var bins = int.Parse(one.Name.Split(' ')[^2], CultureInfo.InvariantCulture);
        PopulationStability Same(int n) => PopulationStability.Of([n, .. new int[bins - 1]], [n, .. new int[bins - 1]]);
        return new
        {
            null_mean = sizes.Select(n => Value(Same(n).Expected)),
            null_95 = sizes.Select(n => PopulationStability.UsualIndex(n, n, bins)),
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
        return new
        {
            D = Value(test.Effect),
            p_kolmogorov_limit_en_D = (long)first.Length * second.Length > 10_000 ? Value(test.P) : KolmogorovSmirnov.Limit(gap, first.Length, second.Length),
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

        Answer answer = new() { ["path_[up,down]"] = states.Select(state => new[] { state.Up, state.Down }), ["first_alarm_index"] = First(states, state => state.Alarm) };
        foreach (var length in one.Expected.EnumerateObject().Select(key => key.Name).Where(key => key.Contains("arl", StringComparison.Ordinal)))
        {
            answer[length] = length.StartsWith("h_for", StringComparison.Ordinal)
                ? Cusum.ThresholdFor(After(length, "arl0_"), After(length, "_k"))
                : Cusum.RunLength(After(length, "_k"), After(length, "_h"), length.Contains("shift", StringComparison.Ordinal) ? After(length, "shift") : 0);
        }

        return answer;
    }

    private static object Detectors(VectorCase one)
    {
        double[] stream = [.. one.Text("stream_digits").Select(digit => (double)(digit - '0'))];
        var settings = one.Input.GetProperty("ph");
        var hinkley = new PageHinkley(
            settings.GetProperty("delta").GetDouble(), settings.GetProperty("threshold").GetDouble(), settings.GetProperty("min_instances").GetInt32(), settings.GetProperty("alpha").GetDouble());
        var adwin = one.Input.GetProperty("adwin");
        var window = new AdaptiveWindow(
            adwin.GetProperty("delta").GetDouble(), adwin.GetProperty("clock").GetInt32(), adwin.GetProperty("min_window").GetInt32(), adwin.GetProperty("max_buckets").GetInt32());
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

        return one.Expected.EnumerateObject().Select(key => key.Name).ToDictionary(key => key, key => key switch
        {
            _ when key.StartsWith("e_process_first", StringComparison.Ordinal) => First(evidence, state => state.Alarm(one.Number("alpha"))),
            _ when key.StartsWith("bernoulli_llr_cusum_first", StringComparison.Ordinal) => First(sums, state => state.Alarm),
            _ when key.StartsWith("e_process_log_at", StringComparison.Ordinal) => Checks(key).Select(checks => evidence[checks - 1].Log),
            _ when key.StartsWith("llr_cusum_at", StringComparison.Ordinal) => (object?)Checks(key).Select(checks => sums[checks - 1].Sum),
            _ => null,
        });
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
        var drift = EqualRewardDrift.Of([.. one.Input.GetProperty("window_reward_outcome").EnumerateArray().Select(row => new JointItem(row[0].GetDouble(), row[1].GetDouble(), row[2].GetDouble()))], fewest: 1);
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

    /// <summary>The number that follows a mark in a key.</summary>
    private static double After(string key, string mark) => double.Parse(Regex.Match(key, $"{mark}([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<int> Checks(string key) => key.Split("_at_")[1].Split('_').Select(checks => int.Parse(checks, CultureInfo.InvariantCulture));

    private static int? First<T>(IReadOnlyList<T> states, Predicate<T> alarm) => states.Index().Where(state => alarm(state.Item)).Select(state => (int?)state.Index).FirstOrDefault();

    private static int[] Counts(VectorCase one, string key) => [.. one.Numbers(key).Select(count => (int)count)];

    private static double Value(Measurement measured) => Known(measured).Value;

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
