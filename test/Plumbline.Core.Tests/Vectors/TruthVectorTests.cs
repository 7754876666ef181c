using System.Globalization;
using System.Text.Json;
using Plumbline.Crowd;
using Plumbline.Statistics;

namespace Plumbline.Vectors;

public sealed class TruthVectorTests
{
    private static readonly string[] Families = ["dawid-skene", "spammer score", "mace em", "mace vb", "glad", "gold posterior", "gold SPRT", "log-odds weighted vote"];

    private static readonly VectorFamily Family = new()
    {
        Key = one => Families.FirstOrDefault(family => one.Name.StartsWith(family, StringComparison.Ordinal)) ?? one.Name,
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["dawid-skene"] = Fit,
            ["spammer score"] = Spammers,
            ["mace em"] = Competence,
            ["mace vb"] = Competence,
            ["glad"] = Slopes,
            ["gold posterior"] = Posterior,
            ["gold SPRT"] = Sequential,
            ["log-odds weighted vote"] = one => new { posterior = WeightedVote.Of(one.Numbers("accuracies"), [.. one.Numbers("votes").Select(vote => (int)vote)], 2) },
        },
    };

    [Fact]
    public void Truth_and_workers_match_the_worked_cases() => Family.Check("02_truth_inference.json");

    private static object Fit(VectorCase one)
    {
        var fit = DawidSkene.Of(Labels(one), Gold(one), new(
            one.Input.TryGetProperty("smooth", out var smooth) ? smooth.GetDouble() : Optional(one, "eps", 1e-10),
            (int)Optional(one, "iterations", Optional(one, "max_iter", 1000)),
            one.Input.TryGetProperty("iterations", out _) ? 0 : Optional(one, "tol_loglik", 1e-12)));
        var confusion = fit.Workers.Select((_, worker) => fit.Confusion(worker)).ToArray();
        double[][] posterior = [.. fit.Truth.Items.Select((_, item) => fit.Truth.Chances(item).ToArray())];
        return new
        {
            prior = fit.Prior,
            confusion,
            confusion_true_by_observed = confusion,
            loglik = fit.LogLikelihood,
            labels = fit.Truth.Items.Select((_, item) => int.Parse(fit.Truth.Label(item)!, CultureInfo.InvariantCulture)),
            posterior,
            posterior_item1_2_3 = posterior.Take(3),
        };
    }

    private static object Spammers(VectorCase one)
    {
        var confusions = one.Input.GetProperty("confusions");
        double[] alone = [.. Enumerable.Range(1, 3).Select(place => SpammerScore.Of(confusions[place].Deserialize<double[][]>()!))];
        return new
        {
            binary_workers = confusions[0].Deserialize<double[][][]>()!.Select(SpammerScore.Of),
            identity3 = alone[0],
            uniform3 = alone[1],
            constant3 = alone[2],
        };
    }

    private static object Competence(VectorCase one)
    {
        var vb = one.Input.GetProperty("vb");
        var priors = new MacePriors(vb.GetProperty("alpha").GetDouble(), vb.GetProperty("beta").GetDouble(), vb.GetProperty("strategy_prior").GetDouble());
        var fit = Mace.Of(Labels(one), new(one.Whole("iterations"), one.Number("smoothing"), one.Name.StartsWith("mace vb", StringComparison.Ordinal) ? priors : null));
        return new
        {
            competence = fit.Competence.Select(share => Assert.IsType<Measurement.Known>(share).Value),
            posterior = fit.Truth.Items.Select((_, item) => fit.Truth.Chances(item).ToArray()),
            log_marginal = fit.LogLikelihood,
        };
    }

    private static object Slopes(VectorCase one)
    {
        var labels = Labels(one);
        var model = new GladModel(labels, one.Numbers("prior"));
        var (ability, easiness) = (one.Numbers("alpha"), one.Numbers("beta"));
        var posterior = model.Posterior(ability, easiness);
        var (byWorker, byItem) = model.Gradient(posterior, ability, easiness);
        return new { posterior = posterior.Chunk(labels.Categories.Count), Q = model.Expected(posterior, ability, easiness), grad_alpha = byWorker, grad_beta = byItem };
    }

    private static object Posterior(VectorCase one) => one.Numbers("correct").Zip(one.Numbers("n"), (correct, n) => new GoldAnswers((int)correct, (int)n))
        .Select(gold => new Dictionary<string, double>
        {
            ["mean"] = gold.Mean,
            ["lower95"] = gold.Bound(0.05),
            [string.Create(CultureInfo.InvariantCulture, $"p_above_{one.Number("threshold")}")] = gold.ChanceAbove(one.Number("threshold")),
        });

    private static object Sequential(VectorCase one)
    {
        var test = new GoldTest(one.Number("p_good"), one.Number("p_bad"), one.Number("alpha"), one.Number("beta"));
        var found = test.Of(one.Numbers("correct").Select(correct => correct > 0));
        return new { llr_path = found.Ratios, decision = found.Decision.ToString().ToLowerInvariant(), upper = test.Upper, lower = test.Lower };
    }

    private static CrowdLabels Labels(VectorCase one) => CrowdLabels.Of(
        one.Input.GetProperty("rows_item_rater_label0").EnumerateArray().Select(row => new CrowdLabel(Name(row[0]), Name(row[1]), row[2].GetRawText())),
        [.. Enumerable.Range(0, one.Whole("K")).Select(category => $"{category}")]);

    /// <summary>Numbers written so that their order as text is their order.</summary>
    private static string Name(JsonElement number) => number.GetInt32().ToString("D6", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Gold(VectorCase one) => !one.Input.TryGetProperty("gold", out var gold) ? [] : gold.EnumerateObject()
        .ToDictionary(item => int.Parse(item.Name, CultureInfo.InvariantCulture).ToString("D6", CultureInfo.InvariantCulture), item => item.Value.GetRawText());

    private static double Optional(VectorCase one, string key, double otherwise) => one.Input.TryGetProperty(key, out var value) ? value.GetDouble() : otherwise;
}
