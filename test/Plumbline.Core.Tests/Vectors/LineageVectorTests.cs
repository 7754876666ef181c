using System.Text.Json;
using Plumbline.Gates;
using Plumbline.Lineage;
using Plumbline.Statistics;
using Answer = System.Collections.Generic.Dictionary<string, object?>;

namespace Plumbline.Vectors;

public sealed class LineageVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["label contamination (noisy-or) and independence"] = Contaminations,
            ["relation to candidate through the lineage graph"] = Relations,
            ["contamination effect: score(contaminated)-score(clean), Newcombe"] = Gap,
            ["dose-response: score ~ contamination; clean-extrapolated score = intercept"] = Line,
            ["anchoring uplift: agree-with-draft, shown arm vs blind arm"] = Uplift,
            ["gate rule"] = Rule,
        },
    };

    [Fact]
    public void Independence_of_labels_matches_the_worked_cases() => Family.Check("11_lineage.json");

    [Fact]
    public void The_weights_are_those_of_the_worked_case()
    {
        var input = VectorFile.Read("11_lineage.json")[0].Input;

        Assert.All(input.GetProperty("exposure_weight").EnumerateObject(), weight => Assert.Equal(weight.Value.GetDouble(), With(weight.Name, "same").Weight));
        Assert.All(input.GetProperty("affinity").EnumerateObject(), affinity => Assert.Equal(affinity.Value.GetDouble(), With("authored", affinity.Name).With.Affinity()));
    }

    private static Answer Contaminations(VectorCase one)
    {
        var labels = one.Input.GetProperty("labels").EnumerateObject()
            .ToDictionary(label => label.Name, label => LabelContamination.Of(label.Value.EnumerateArray().Select(contact => With(contact[0].GetString()!, contact[1].GetString()!))));
        var count = LabelIndependence.Of(labels.Values);
        return new Answer
        {
            ["contamination"] = labels,
            ["mean_independence"] = Known(count.Mean).Value,
            ["n_effective_independent"] = count.Effective,
            ["n_clean_C<=0.05"] = count.Clean,
        };
    }

    private static Contact With(string exposure, string relation) => exposure switch
    {
        "shown_before_commit" => new(ExposureRelation.Shown, true, Word<ModelRelation>(relation)),
        "shown_after_commit" => new(ExposureRelation.Shown, false, Word<ModelRelation>(relation)),
        _ => new(Word<ExposureRelation>(exposure), true, Word<ModelRelation>(relation)),
    };

    private static Dictionary<string, string> Relations(VectorCase one)
    {
        var derived = one.Input.GetProperty("derived_from").EnumerateObject().ToDictionary(model => model.Name, model => Names(model.Value));
        var trained = one.Input.GetProperty("trained_on_outputs_of").EnumerateObject().ToDictionary(model => model.Name, model => Names(model.Value));
        var closure = FamilyClosure.Of(one.Text("candidate"), [.. derived.Select(model => new KnownModel(model.Key, model.Value, trained.GetValueOrDefault(model.Key, [])))]);
        return one.Expected.EnumerateObject().ToDictionary(
            model => model.Name, model => JsonNamingPolicy.SnakeCaseLower.ConvertName(closure.RelationTo(model.Name).ToString()));
    }

    private static object Gap(VectorCase one)
    {
        var gap = Known(ContaminationGap.Of(Scores(one.Numbers("contaminated_[k,n]")), Scores(one.Numbers("clean_[k,n]")), 0.95));
        return new { diff = gap.Value, ci95 = Ends(gap) };
    }

    private static double[] Scores(double[] counts) => [.. Enumerable.Range(0, (int)counts[1]).Select(item => item < counts[0] ? 1.0 : 0)];

    private static object Line(VectorCase one)
    {
        var line = DoseResponse.Of([.. one.Input.GetProperty("rows_[C,score]").EnumerateArray().Select(row => (row[0].GetDouble(), row[1].GetDouble()))]);
        return new { intercept = Known(line.Intercept).Value, slope = Known(line.Slope).Value, raw_mean = Known(line.Mean).Value };
    }

    private static object Uplift(VectorCase one)
    {
        var (shown, blind) = (one.Numbers("shown"), one.Numbers("blind"));
        var uplift = Known(AnchoringUplift.Of((int)shown[0], (int)shown[1], (int)blind[0], (int)blind[1]));
        return new { uplift = uplift.Value, ci95 = Ends(uplift) };
    }

    private static object Rule(VectorCase one) => one.Input.EnumerateArray().Select(Ruled);

    private static string Ruled(JsonElement row)
    {
        var bounds = row.GetProperty("ci");
        var gap = new Measurement.Known(0, 100, new Interval(bounds[0].GetDouble(), bounds[1].GetDouble(), 0.95, "newcombe"));
        var found = IndependenceRule.Decide(row.GetProperty("n_clean").GetInt32(), row.GetProperty("n_needed").GetInt32(), Word<Verdict>(row.GetProperty("clean").GetString()!), gap);
        return found switch
        {
            { Cause: { } cause } => $"{found.Verdict.Word()}:{cause.Code()}",
            { Warns: true } => $"{found.Verdict.Word()}_with_warning:{IndependenceRule.Inflated}",
            _ => found.Verdict.Word(),
        };
    }

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(name => name.GetString()!)];

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Single(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()) == word);

    private static double[] Ends(Measurement.Known measured) => [measured.Interval!.Value.Low, measured.Interval.Value.High];

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
