using System.Text.Json;
using Plumbline.Agreement;
using Plumbline.Calibration;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class EdgeVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Text("fn"),
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["krippendorff_alpha"] = Alpha,
            ["cohen_kappa"] = Kappa,
            ["mean_ci"] = one => Reading(Bootstrap.Mean(one.Numbers("x"), 0.95, seed: 1)),
            ["paired_t"] = one => Reading(WithoutExactBound(PairedTest.Of(one.Numbers("d"), 0.95))),
            ["clopper_pearson"] = one => Reading(Proportion.ClopperPearson(one.Whole("k"), one.Whole("n"), 0.95)),
            ["wilson"] = one => Reading(Proportion.Wilson(one.Whole("k"), one.Whole("n"), 0.95)),
            ["tango"] = one => Reading(Tango.Of(one.Whole("b"), one.Whole("c"), one.Whole("n"), 0.95)),
            ["mcnemar"] = one => new { value = McNemar.ExactP(one.Whole("b"), one.Whole("c")), reason = (string?)null },
            ["rogan_gladen"] = one => Reading(RoganGladen.Of((int)(1000 * one.Number("p")), 1000, Judged(one.Number("sens"), one.Number("spec")))),
            ["ppi_mean"] = one => Reading(PredictionPowered.Of(Sampled(one.Whole("n"), one.Whole("N"))).Mean),
            ["isotonic"] = one => Reading(ScoreCalibration.Fit([.. Enumerable.Range(0, one.Whole("n"))], [.. Enumerable.Range(0, one.Whole("n")).Select(item => item > 7)]).At(3)),
            ["correlation"] = one => Reading(Correlation.Of(one.Numbers("x"), one.Numbers("y"))),
        },
        NotYet = new HashSet<string>
        {
            "bradley_terry", "auc", "span_f1", "snips", "edit_norm", "length_density",
            "grpo_advantage", "gate",
        },
    };

    [Fact]
    public void What_cannot_be_measured_says_why() => Family.Check("12_edges.json");

    private static Answer Alpha(VectorCase one)
    {
        double[][] items = [.. Columns(one.Input.GetProperty("ratings"))];
        return With(Reading(KrippendorffAlpha.Of(items, Scale.Nominal)), "percent", (PercentAgreement.Of(items) as Measurement.Known)?.Value);
    }

    private static Answer Kappa(VectorCase one)
    {
        var (first, second) = (Ratings(one.Input.GetProperty("a")), Ratings(one.Input.GetProperty("b")));
        var table = TwoRaters.Of(first, second, one.Numbers("domain"), AgreementWeights.Identity);
        return With(Reading(CohenKappa.Of(first, second, one.Numbers("domain"))), "percent", table.Observed);
    }

    private static ConfusionCounts Judged(double sensitivity, double specificity) =>
        new((int)(100 * sensitivity), (int)(100 * (1 - sensitivity)), (int)(100 * (1 - specificity)), (int)(100 * specificity));

    private static JudgedSample Sampled(int labels, int judged) => JudgedSample.OfCounts(new(labels / 2, 0, 0, labels - (labels / 2)), judged / 2, judged - (judged / 2));

    /// <summary>The case is about t alone; Plumbline goes on to give the exact bound in its place.</summary>
    private static Measurement WithoutExactBound(Measurement measured) =>
        measured is Measurement.Known { Interval.Method: "exact-changed-share" } known ? known with { Interval = null, Cause = Cause.ZeroVariance } : measured;

    private static Answer Reading(Measurement measured) => measured switch
    {
        Measurement.Known known => new() { ["value"] = known.Value, ["reason"] = known.Cause?.Code(), ["ci"] = known.Interval?.Method },
        Measurement.Unknown unknown => new() { ["value"] = null, ["reason"] = unknown.Cause.Code(), ["ci"] = null },
        _ => [],
    };

    private static Answer With(Answer answer, string key, object? value)
    {
        answer[key] = value;
        return answer;
    }

    private static IEnumerable<double[]> Columns(JsonElement rows)
    {
        var raters = rows.EnumerateArray().Select(Ratings).ToArray();
        return Enumerable.Range(0, raters[0].Length).Select(item => raters.Select(rater => rater[item]).OfType<double>().ToArray());
    }

    private static double?[] Ratings(JsonElement list) =>
        [.. list.EnumerateArray().Select(rating => rating.ValueKind == JsonValueKind.Null ? (double?)null : rating.GetDouble())];
}
