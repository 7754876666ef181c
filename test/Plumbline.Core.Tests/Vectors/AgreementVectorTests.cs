using System.Text.Json;
using Plumbline.Agreement;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class AgreementVectorTests
{
    private static readonly string[] Families =
        ["alpha", "edge", "gwet/fleiss", "AC1 depends on declared domain", "fleiss", "cohen", "prevalence paradox", "bootstrap CI alpha nominal", "span", "gamma disorder"];

    private static readonly VectorFamily Family = new()
    {
        Key = one => Families.FirstOrDefault(family => one.Name.StartsWith(family, StringComparison.Ordinal)) ?? one.Name,
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["alpha"] = Alphas,
            ["edge"] = Edge,
            ["gwet/fleiss"] = GwetAndFleiss,
            ["AC1 depends on declared domain"] = Domains,
            ["fleiss"] = Fleiss,
            ["cohen"] = Cohen,
            ["prevalence paradox"] = Paradox,
            ["bootstrap CI alpha nominal"] = Resampled,
            ["span"] = Spans,
            ["gamma disorder"] = Disorder,
        },

        NotOffered = new Dictionary<(string, string), string>
        {
            [("bootstrap CI alpha nominal", "first3")] = "it is null in the file",
            [("span", "rule")] = "a sentence",
        },
    };

    [Fact]
    public void Agreement_matches_the_worked_cases() => Family.Check("01_agreement.json");

    private static object Alphas(VectorCase one) => new
    {
        alpha = Enum.GetValues<Scale>().ToDictionary(scale => scale.ToString().ToLowerInvariant(), scale => Value(KrippendorffAlpha.Of(Items(one), scale))),
    };

    private static object Edge(VectorCase one)
    {
        var alpha = KrippendorffAlpha.Of(Items(one), Scale.Nominal);
        return new
        {
            alpha_nominal = Value(alpha),
            undefined_reason = Reason(alpha),
            gwet_pa = Value(PercentAgreement.Of(Items(one))),
            ac1 = Value(GwetAc1.Of(Items(one), one.Numbers("domain"))),
            fleiss = Value(FleissKappa.Of(Items(one), one.Numbers("domain"))),
        };
    }

    private static Answer GwetAndFleiss(VectorCase one)
    {
        var weights = Enum.Parse<AgreementWeights>(one.Text("weights"), ignoreCase: true);
        var domain = one.Numbers("domain");
        var rated = RatedItems.Of(Items(one), domain);
        var shares = ChanceAgreement.Shares(rated, rated.Sizes);
        return new()
        {
            ["pa"] = PercentAgreement.Statistic(rated, weights)(rated.Sizes),
            ["pe_gwet"] = GwetAc1.Expected(weights, domain.Length)(shares),
            ["ac"] = Value(GwetAc1.Of(Items(one), domain, weights)),
            ["pe_fleiss"] = FleissKappa.Expected(weights)(shares),
            ["fleiss"] = Value(FleissKappa.Of(Items(one), domain, weights)),
            ["ac_se"] = Error(GwetAc1.Of(Items(one), domain, weights), rated.PatternOfItem.Length),
            ["ac_ci95_t"] = Ends(((Measurement.Known)GwetAc1.Of(Items(one), domain, weights)).Interval),
            ["fleiss_se"] = Error(FleissKappa.Of(Items(one), domain, weights), rated.PatternOfItem.Length),
        };
    }

    /// <summary>From the lower bound: the upper one ends at 1.</summary>
    private static double Error(Measurement measured, int items) => Assert.IsType<Measurement.Known>(measured) is { Interval: { } bounds } known
        ? (known.Value - bounds.Low) / -Statistics.Distributions.StudentT.Quantile(0.025, items - 1)
        : double.NaN;

    private static object Domains(VectorCase one) => new
    {
        ac1_domain_2 = Value(GwetAc1.Of(Items(one), [1, 2])),
        ac1_domain_3 = Value(GwetAc1.Of(Items(one), [1, 2, 3])),
        kappa_fleiss = Value(FleissKappa.Of(Items(one), [1, 2])),
    };

    private static object Fleiss(VectorCase one)
    {
        double[][] items = [.. one.Input.GetProperty("counts_item_by_category").EnumerateArray().Select(counts => counts.EnumerateArray()
            .SelectMany((count, category) => Enumerable.Repeat((double)category, count.GetInt32())).ToArray())];
        var rated = RatedItems.Of(items, [0, 1, 2, 3, 4]);
        return new
        {
            kappa = Value(FleissKappa.Of(items, [0, 1, 2, 3, 4])),
            pbar = Value(PercentAgreement.Of(items)),
            pe = FleissKappa.Expected(AgreementWeights.Identity)(ChanceAgreement.Shares(rated, rated.Sizes)),
        };
    }

    private static Answer Cohen(VectorCase one)
    {
        var weights = one.Input.TryGetProperty("weights", out var named) ? Enum.Parse<AgreementWeights>(named.GetString()!, ignoreCase: true) : AgreementWeights.Identity;
        var (first, second, domain) = (Ratings(one.Input.GetProperty("a")), Ratings(one.Input.GetProperty("b")), one.Numbers("domain"));
        var table = TwoRaters.Of(first, second, domain, weights);
        var measured = CohenKappa.Of(first, second, domain, weights);
        return new()
        {
            ["n"] = table.Items,
            ["po"] = table.Observed,
            ["pe"] = table.Expected,
            ["kappa"] = Value(measured),
            ["undefined_reason"] = Reason(measured),
            ["se"] = measured is Measurement.Known { Interval: { } bounds } known ? (known.Value - bounds.Low) / 1.9599639845400545 : null,
        };
    }

    private static object Paradox(VectorCase one)
    {
        var (first, second) = (one.Numbers("a_list"), one.Numbers("b_list"));
        double[][] items = [.. first.Zip(second, (a, b) => new[] { a, b })];
        return new
        {
            percent = Value(PercentAgreement.Of(items)),
            kappa = Value(CohenKappa.Of([.. first], [.. second], [0, 1])),
            alpha = Value(KrippendorffAlpha.Of(items, Scale.Nominal)),
            ac1 = Value(GwetAc1.Of(items, [0, 1])),
            pabak = Value(AdjustedKappa.Of(items, [0, 1])),
        };
    }

    private static object Resampled(VectorCase one)
    {
        var (items, domain) = (Items(one), one.Numbers("domain"));
        var rated = RatedItems.InGivenOrder(items, domain);
        var replicates = Agreed.Replicate(rated, [KrippendorffAlpha.Statistic(rated, Scale.Nominal)], one.Whole("B"), new(one.Seed()))[0];
        var point = Value(KrippendorffAlpha.Of(items, Scale.Nominal))!.Value;
        double[] jackknife = [.. Enumerable.Range(0, items.Length).Select(left => Value(KrippendorffAlpha.Of(items.Where((_, item) => item != left), Scale.Nominal))!.Value)];
        return new
        {
            point,
            undefined_replicates = replicates.Undefined,
            ci95_percentile_type7 = Ends(replicates.Percentile(0.95)),
            z0 = replicates.Bias(point),
            acceleration = Replicates.Acceleration(jackknife),
            ci95_bca = Ends(replicates.BiasCorrected(point, jackknife, 0.95)),
        };
    }

    private static object Spans(VectorCase one)
    {
        var agreement = SpanAgreement.Of(one.Whole("length"), [Marked(one, "a"), Marked(one, "b")]);
        return new
        {
            token_f1_labelled = Value(agreement.TokenF1),
            exact_f1 = Value(agreement.ExactF1),
            overlap_f1 = Value(agreement.OverlapF1),
            token_alpha_nominal = Value(agreement.TokenAlpha),
            undefined_reason = Reason(agreement.TokenF1),
        };
    }

    private static Answer Disorder(VectorCase one)
    {
        var (first, second) = (Marked(one, "a"), Marked(one, "b"));
        var found = GammaDisorder.Of(first, second)!;
        var answer = one.Expected.EnumerateObject().Where(figure => figure.Name.StartsWith("d_A", StringComparison.Ordinal)).ToDictionary(figure => figure.Name, figure =>
        {
            int[] places = [.. figure.Name[3..].Split("_B").Select(place => int.Parse(place, System.Globalization.CultureInfo.InvariantCulture))];
            return (object?)GammaDisorder.Between(first[places[0]], second[places[1]]);
        });
        answer["observed_disorder"] = found.Disorder;
        answer["alignment"] = found.Alignment.Select(pair => new[] { pair.First, pair.Second });
        return answer;
    }

    private static MarkedSpan[] Marked(VectorCase one, string annotator) =>
        [.. one.Input.GetProperty(annotator).EnumerateArray().Select(span => new MarkedSpan(span[0].GetInt32(), span[1].GetInt32(), span[2].GetString()!))];

    private static double[][] Items(VectorCase one)
    {
        var raters = one.Input.GetProperty("ratings_rater_by_item").EnumerateArray().Select(Ratings).ToArray();
        return [.. Enumerable.Range(0, raters[0].Length).Select(item => raters.Select(rater => rater[item]).OfType<double>().ToArray())];
    }

    private static double?[] Ratings(JsonElement list) =>
        [.. list.EnumerateArray().Select(rating => rating.ValueKind == JsonValueKind.Null ? (double?)null : rating.GetDouble())];

    private static double? Value(Measurement measured) => (measured as Measurement.Known)?.Value;

    private static string? Reason(Measurement measured) => (measured as Measurement.Unknown)?.Cause.Code();

    private static double[] Ends(Interval? interval) => [interval!.Value.Low, interval.Value.High];
}
