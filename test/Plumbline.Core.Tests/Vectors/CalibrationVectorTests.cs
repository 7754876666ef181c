using System.Globalization;
using System.Text.Json;
using Plumbline.Calibration;
using Plumbline.Gates;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class CalibrationVectorTests
{
    // By the stable beginning of a case's name.
    private static readonly Dictionary<string, Func<VectorCase, object?>> Computed = new()
    {
        ["judge confusion"] = Confusion,
        ["rogan-gladen corrected prevalence"] = Corrected,
        ["rogan-gladen undefined"] = Guessing,
        ["PPI mean"] = Powered,
        ["PPI++ effective sample size"] = EffectiveLabels,
        ["PPI++ win rate"] = Powered,
        ["PPI degenerate rectifier"] = Degenerate,
        ["PPI-plus2 binary"] = Plus2,
        ["PPI-plus2 paired difference"] = Hybrid,
        ["ECE / MCE / Brier"] = Stated,
        ["Platt scaling"] = Platt,
        ["isotonic PAVA"] = Isotonic,
        ["jury majority accuracy"] = Majorities,
        ["judge error correlation phi"] = Phis,
        ["alternative annotator test"] = Alternative,
        ["verbosity and self-preference bias"] = Biases,
        ["human spot-check sample sizes"] = SpotChecks,
        ["items needed for kappa"] = KappaSizes,
        ["SIMULATION (informative): 95% intervals"] = Simulated,
    };

    private static readonly VectorFamily Family = new()
    {
        Key = one => Computed.Keys.Where(name => one.Name.StartsWith(name, StringComparison.Ordinal)).MaxBy(name => name.Length) ?? one.Name,
        Computed = Computed,

        NotOffered = new Dictionary<(string, string), string>
        {
            [("PPI++ effective sample size", "asymptotic_gain_1_over_1_minus_rho2_at_N_inf")] = "the gain in the limit of endless judged items",
            [("PPI degenerate rectifier", "clt_ci_TOO_NARROW")] = "the interval that is too narrow is there to compare",
        },
    };

    [Fact]
    public void Calibration_of_judges_matches_the_worked_cases() => Family.Check("04_judge_calibration.json");

    /// <summary>The worst coverage of the cells where it is worst in the file's grid: few labels, a share near 1.</summary>
    private static Answer Simulated(VectorCase one)
    {
        (double Share, double Error, int Labels)[] cells = [(0.97, 0.02, 30), (0.97, 0.1, 30), (0.8, 0.05, 30), (0.93, 0.05, 100)];
        double Worst(Func<JudgedSample, Interval> interval) => cells.Min(cell => Covered(cell, interval));
        return new()
        {
            ["worst_coverage"] = new Dictionary<string, double>
            {
                ["PPI++ CLT"] = Worst(sample => PredictionPowered.NormalInterval(RectifiedMean.Of(sample, null), 0.025, 0.95)),
                ["PPI-plus2 (t)"] = Worst(sample => ((Measurement.Known)PredictionPlus2.Of(sample).Mean).Interval!.Value),
            },
        };
    }

    private static double Covered((double Share, double Error, int Labels) cell, Func<JudgedSample, Interval> interval)
    {
        const int Judged = 1000;
        const int Samples = 2000;
        var stream = SplitMix64.For(31, $"{cell}");
        var held = 0;
        for (var run = 0; run < Samples; run++)
        {
            var passes = BinomialDraw.Next(ref stream, cell.Labels, cell.Share);
            var (missed, waved) = (BinomialDraw.Next(ref stream, passes, cell.Error), BinomialDraw.Next(ref stream, cell.Labels - passes, cell.Error));
            var judged = BinomialDraw.Next(ref stream, Judged, (cell.Share * (1 - cell.Error)) + ((1 - cell.Share) * cell.Error));
            var bounds = interval(JudgedSample.OfCounts(new(passes - missed, missed, waved, cell.Labels - passes - waved), judged, Judged - judged));
            held += bounds.Low <= cell.Share && cell.Share <= bounds.High ? 1 : 0;
        }

        return held / (double)Samples;
    }

    private static object Confusion(VectorCase one)
    {
        var judge = JudgeConfusion.Of(new(one.Whole("TP"), one.Whole("FN"), one.Whole("FP"), one.Whole("TN")));
        return new
        {
            agreement = Value(judge.Agreement),
            kappa = Value(judge.Kappa),
            sensitivity = Value(judge.Sensitivity),
            sens_wilson95 = Ends(judge.Sensitivity),
            specificity = Value(judge.Specificity),
            spec_wilson95 = Ends(judge.Specificity),
            balanced_accuracy = Value(judge.BalancedAccuracy),
            mcc = Value(judge.Correlation),
            youden_J = Value(judge.Youden),
            ppv = Value(judge.PassPrecision),
            npv = Value(judge.FailPrecision),
        };
    }

    private static object Corrected(VectorCase one)
    {
        var (passed, specificity, sensitivity) = (one.Number("judge_pass_rate"), one.Number("specificity"), one.Number("sensitivity"));
        var raw = RoganGladen.Corrected(passed, specificity, sensitivity)!.Value;
        var (low, high) = RoganGladen.Bounds(
            (passed, one.Whole("n_test")), (specificity, one.Whole("m_true_fail")), (sensitivity, one.Whole("m_true_pass")), 1.959963984540054)!.Value;
        return new { theta_unclipped = raw, theta_clipped = Math.Clamp(raw, 0, 1), ci95 = new[] { Math.Clamp(low, 0, 1), Math.Clamp(high, 0, 1) } };
    }

    private static object Guessing(VectorCase one)
    {
        var (right, caught) = ((int)Math.Round(100 * one.Number("sensitivity")), (int)Math.Round(100 * one.Number("specificity")));
        var refused = Assert.IsType<Measurement.Unknown>(RoganGladen.Of((int)(1000 * one.Number("judge_pass_rate")), 1000, new(right, 100 - right, 100 - caught, caught)));
        return new { theta = RoganGladen.Corrected(one.Number("judge_pass_rate"), one.Number("specificity"), one.Number("sensitivity")), undefined_reason = refused.Cause.Code() };
    }

    private static object Powered(VectorCase one)
    {
        var weight = double.TryParse(Part(one.Name), CultureInfo.InvariantCulture, out var named) ? named : (double?)null;
        var sample = Sample(one);
        var rectified = RectifiedMean.Of(sample, weight);
        var normal = PredictionPowered.NormalInterval(rectified, 0.025, 0.95);
        var powered = PredictionPowered.Of(sample, 0.95, weight);
        return new
        {
            lam = Value(powered.Weight),
            theta = rectified.Value,
            se = rectified.Error,
            ci = powered.Mean is Measurement.Known { Interval.Method: "ppi-normal" } ? Ends(powered.Mean) : [normal.Low, normal.High],
        };
    }

    private static object EffectiveLabels(VectorCase one)
    {
        var powered = PredictionPowered.Of(Sample(one));
        return new { n = ((Measurement.Known)powered.Mean).Count, n_eff = Value(powered.EffectiveLabels) };
    }

    private static object Degenerate(VectorCase one)
    {
        var human = one.Numbers("Y_human");
        var alone = JudgedSample.OfScores(human, one.Numbers("F_judge_same_items"), []);
        return new
        {
            exact_union_ci = Ends(PredictionPowered.Of(Sample(one)).Mean),
            classical_clopper_pearson_on_human_only = Ends(CorrectedMean.Of(alone)),
        };
    }

    private static object Plus2(VectorCase one)
    {
        var sample = Sample(one);
        var (two, one90) = (PredictionPlus2.Of(sample), Ends(PredictionPlus2.Of(sample, 0.90).Mean)!);
        return new
        {
            lam = Value(two.Weight),
            theta = Value(two.Mean),
            se = PredictionPlus2.Rectified(sample).Error,
            ci_two_sided = Ends(two.Mean),
            lower_one_sided = one90[0],
            upper_one_sided = one90[1],
        };
    }

    private static object Hybrid(VectorCase one)
    {
        var sample = JudgedSample.OfDifferences(one.Numbers("D_human"), one.Numbers("F_judge_same_items"), one.Numbers("U_judge_unlabelled"));
        var (change, rectified) = (HybridChange.Of(sample, one.Number("margin")), PredictionPlus2.Rectified(sample));
        return new
        {
            lam = rectified.Weight,
            delta = Value(change.Change),
            se = rectified.Error,
            lower_one_sided = Ends(change.Change)?[0],
            upper_one_sided = Ends(change.Change)?[1],
            verdict = change.Verdict.Word(),
        };
    }

    private static Answer Stated(VectorCase one)
    {
        var error = CalibrationError.Of(one.Numbers("p"), Flags(one.Input.GetProperty("y")), one.Whole("bins"));
        return new Answer
        {
            ["ece_equal_width"] = Value(error.EqualWidth),
            ["mce"] = Value(error.Largest),
            ["ece_equal_mass"] = Value(error.EqualMass),
            ["brier"] = Value(error.Brier),
            ["log_loss_clip1e-15"] = Value(error.LogLoss),
        };
    }

    private static object Platt(VectorCase one)
    {
        var scores = one.Numbers("score");
        var curve = PlattScaling.Fit(scores, Flags(one.Input.GetProperty("y")));
        return new { slope = curve.Slope, intercept = curve.Intercept, p_first5 = scores[..5].Select(curve.At) };
    }

    private static Answer Isotonic(VectorCase one)
    {
        var curve = IsotonicRegression.Fit(one.Numbers("x"), Flags(one.Input.GetProperty("y")));
        var asked = one.Expected.EnumerateObject().Select(key => key.Name).Single(key => key.StartsWith("predict", StringComparison.Ordinal));
        return new Answer
        {
            ["knots_x"] = curve.Scores,
            ["fit"] = curve.Fitted,
            [asked] = asked.Split('_')[1..].Select(score => curve.At(Real(score))),
        };
    }

    private static Dictionary<string, object> Majorities(VectorCase one)
    {
        int[] jurors = [.. one.Numbers("k").Select(k => (int)k)];
        double Correlation(string key) => key == "independent" ? 0 : Real(key["rho".Length..]);
        return one.Expected.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.ValueKind == JsonValueKind.Array
            ? (object)jurors.Select(k => JuryAccuracy.OfMajority(k, one.Number("p"), Correlation(key.Name)))
            : key.Value.EnumerateObject().ToDictionary(rho => rho.Name, rho => jurors.Select(k => JuryAccuracy.Effective(k, Correlation(rho.Name)))));
    }

    private static Dictionary<string, double?> Phis(VectorCase one)
    {
        var truth = Flags(one.Input.GetProperty("truth"));
        bool[][] judges = [.. one.Input.GetProperty("judges").EnumerateArray().Select(Flags)];
        return one.Expected.EnumerateObject().ToDictionary(
            pair => pair.Name, pair => Value(Jury.CorrelationOfErrors(truth, judges[pair.Name[^2] - '1'], judges[pair.Name[^1] - '1'])));
    }

    private static Answer Alternative(VectorCase one)
    {
        double?[][] humans = [.. one.Input.GetProperty("humans").EnumerateObject().Select(human => human.Value.EnumerateArray().Select(value => (double?)value.GetDouble()).ToArray())];
        var test = AlternativeAnnotator.Of(humans, [.. one.Numbers("judge").Select(value => (double?)value)], one.Number("epsilon"), one.Number("q"));
        return new Answer
        {
            ["p_values"] = test.Annotators.Select(annotator => annotator.P),
            ["winning_rate"] = Value(test.WinningRate),
            ["advantage_probability"] = Value(test.Advantage),
            ["pass"] = test.Passes,
        };
    }

    private static object Biases(VectorCase one)
    {
        JudgedPair[] pairs = [.. one.Input.GetProperty("rows_[human,judge,A_longer,A_own_family]").EnumerateArray()
            .Select(row => new JudgedPair(row[0].GetDouble(), row[1].GetDouble(), row[2].GetInt32() == 1, row[3].GetInt32() == 1))];
        var own = SelfPreference.Of(pairs);
        return new
        {
            judge_prefers_longer_given_human_tie = Value(VerbosityBias.Of(pairs)),
            self_pref_equal_opportunity_TPR_gap = Value(own.WhenBetter),
            self_pref_FPR_gap = Value(own.WhenWorse),
            self_pref_diff_in_diff_vs_human = Value(own.AgainstPeople),
        };
    }

    private static object SpotChecks(VectorCase one) => new
    {
        zero_failures_95_upper_eq_p = one.Expected.GetProperty("zero_failures_95_upper_eq_p").EnumerateObject()
            .ToDictionary(rate => rate.Name, rate => SpotCheck.WithoutFailure(Real(Part(rate.Name)), one.Number("conf"))),
        agreement_half_width_wilson = one.Expected.GetProperty("agreement_half_width_wilson").EnumerateObject()
            .ToDictionary(size => size.Name, size => SpotCheck.ForAgreement(Real(Part(size.Name.Split(',')[0])), Real(Part(size.Name.Split(',')[1])), one.Number("conf"))),
    };

    private static Dictionary<string, int> KappaSizes(VectorCase one) => one.Expected.EnumerateObject().ToDictionary(
        size => size.Name, size => SpotCheck.ForKappa(Real(Part(size.Name.Split(',')[0])), Real(Part(size.Name.Split(',')[1])), Real(Part(size.Name.Split(',')[2]))));

    private static string Part(string assignment) => assignment.Split('=')[^1];

    private static double Real(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static JudgedSample Sample(VectorCase one) =>
        JudgedSample.OfScores(one.Numbers("Y_human"), one.Numbers("F_judge_same_items"), one.Numbers("U_judge_unlabelled"));

    private static bool[] Flags(JsonElement list) => [.. list.EnumerateArray().Select(flag => flag.GetDouble() == 1)];

    private static double? Value(Measurement measured) => (measured as Measurement.Known)?.Value;

    private static double[]? Ends(Measurement measured) => measured is Measurement.Known { Interval: { } bounds } ? [bounds.Low, bounds.High] : null;
}
