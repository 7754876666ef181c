using System.Text.Json;
using Plumbline.Agreement;
using Plumbline.Pairwise;
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
            ["bradley_terry"] = one => Reading(BradleyTerry.Of([.. Battles(one.Input.GetProperty("wins"))]).Strength("0")),
            ["span_f1"] = one => Reading(SpanAgreement.Of(1000, [Marked(one.Input.GetProperty("a")), Marked(one.Input.GetProperty("b"))]).TokenF1),
            ["mcnemar"] = one => new { value = McNemar.ExactP(one.Whole("b"), one.Whole("c")), reason = (string?)null },
        },
        NotYet = new HashSet<string>
        {
            "rogan_gladen", "ppi_mean", "isotonic", "correlation", "auc", "snips", "edit_norm", "length_density",
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

    private static MarkedSpan[] Marked(JsonElement spans) =>
        [.. spans.EnumerateArray().Select(span => new MarkedSpan(span[0].GetInt32(), span[1].GetInt32(), span[2].GetString()!))];

    private static IEnumerable<Battle> Battles(JsonElement wins) => wins.EnumerateArray().SelectMany((row, one) => row.EnumerateArray()
        .SelectMany((count, other) => Enumerable.Repeat(new Battle($"{one}", $"{other}", 1), count.GetInt32())));

    private static double?[] Ratings(JsonElement list) =>
        [.. list.EnumerateArray().Select(rating => rating.ValueKind == JsonValueKind.Null ? (double?)null : rating.GetDouble())];
}
