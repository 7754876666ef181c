using System.Text.Json;
using Plumbline.Pairs;
using Plumbline.Sampling;
using Plumbline.Statistics;

namespace Plumbline.Vectors;

public sealed class PairVectorTests
{
    private static readonly string[] Families =
    [
        "pair rule", "minhash 128", "LSH banding P", "decontamination", "class weights", "focal loss", "length balance of chosen vs rejected", "uncertainty & disagreement",
        "k-center greedy", "Neyman allocation", "active prediction-powered mean",
    ];

    private static readonly VectorFamily Family = new()
    {
        Key = one => Families.FirstOrDefault(family => one.Name.StartsWith(family, StringComparison.Ordinal)) ?? one.Name,
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["pair rule"] = Verdicts,
            ["minhash 128"] = Fingerprints,
            ["LSH banding P"] = Bands,
            ["decontamination"] = Shared,
            ["class weights"] = Classes,
            ["focal loss"] = Focal,
            ["length balance of chosen vs rejected"] = Lengths,
            ["uncertainty & disagreement"] = Doubt,
            ["k-center greedy"] = one => new { order = KCenter.Of([.. Rows(one.Input.GetProperty("X"))], one.Whole("k"), one.Whole("first")) },
            ["Neyman allocation"] = Allocated,
            ["active prediction-powered mean"] = Corrected,
        },
    };

    [Fact]
    public void Pairs_and_samples_match_the_worked_cases() => Family.Check("09_pairs.json");

    private static object Verdicts(VectorCase one)
    {
        var rule = new PairRule(one.Whole("need"), one.Number("margin"), [], new Dictionary<string, double> { ["policy"] = 0.5 });
        return new { result = one.Input.GetProperty("pairs").EnumerateArray().Select(pair => Word(rule.Decide(Scores(pair[0]), Scores(pair[1])))) };
    }

    private static object Fingerprints(VectorCase one)
    {
        string[] texts = [.. one.Input.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        var signatures = Array.ConvertAll(texts, MinHash.Of);
        return new
        {
            fnv1a64_of_a = $"{Fnv1a.Hash("a")}",
            jaccard_12 = MinHash.Jaccard(texts[0], texts[1]),
            jaccard_13 = MinHash.Jaccard(texts[0], texts[2]),
            est_12 = MinHash.Likeness(signatures[0], signatures[1]),
            est_13 = MinHash.Likeness(signatures[0], signatures[2]),
            sig1_first3 = signatures[0].Take(3).Select(number => $"{number}"),
        };
    }

    private static Dictionary<string, object> Bands(VectorCase one)
    {
        var banding = new Banding(one.Whole("b"), one.Whole("r"));
        return new() { ["p"] = one.Numbers("s").Select(banding.Chance), ["threshold_(1/b)^(1/r)"] = banding.Threshold };
    }

    private static object Shared(VectorCase one) => new
    {
        coverage = one.Numbers("n").Select(n => SharedPassages.Coverage(one.Text("train"), one.Text("holdout"), (int)n)),
        any_13gram = SharedPassages.Coverage(one.Text("train"), one.Text("holdout"), 13) > 0,
    };

    private static Dictionary<string, object> Classes(VectorCase one)
    {
        int[] counts = [.. one.Numbers("counts").Select(count => (int)count)];
        return new()
        {
            ["balanced_n/(K n_c)"] = ClassWeights.Balanced(counts),
            ["effective_number_normalised_to_K"] = ClassWeights.EffectiveNumber(counts, one.Number("beta")),
        };
    }

    private static object Focal(VectorCase one) => new
    {
        loss_gamma_rows = one.Numbers("gamma").Select(gamma => one.Numbers("p_true").Select(chance => FocalLoss.Of(chance, gamma))),
        dloss_dlogit_gamma2 = one.Numbers("logit_for_grad").Select(logit => FocalLoss.Slope(logit, 2)),
    };

    private static object Lengths(VectorCase one)
    {
        var balance = LengthBalance.Of(one.Numbers("delta_len_chosen_minus_rejected"));
        return new { share_chosen_longer_excl_ties = Value(balance.Longer), weights_equalise_sign = balance.Weights, weighted_share = Value(balance.Weighted) };
    }

    private static object Doubt(VectorCase one) => new
    {
        entropy = Rows(one.Input.GetProperty("probs")).Select(Uncertainty.Entropy),
        margin = Rows(one.Input.GetProperty("probs")).Select(Uncertainty.Margin),
        bald_mutual_information = Uncertainty.Disagreement([.. Rows(one.Input.GetProperty("jury"))]),
        vote_entropy = Uncertainty.OfVotes(one.Numbers("votes")),
    };

    private static Dictionary<string, object> Allocated(VectorCase one)
    {
        var found = NeymanAllocation.Of([.. one.Numbers("N").Select(size => (int)size)], one.Numbers("s"), one.Whole("n"));
        return new() { ["real"] = found.Ideal, ["int"] = found.Items };
    }

    private static object Corrected(VectorCase one)
    {
        var labels = one.Input.GetProperty("labels");
        var pool = one.Numbers("judge").Zip(one.Numbers("pi")).Select((item, place) =>
            new SampledItem(item.First, item.Second, labels.TryGetProperty($"{place}", out var label) ? label.GetDouble() : null));
        return new { theta = Value(HorvitzThompson.Mean([.. pool])) };
    }

    private static IEnumerable<double[]> Rows(JsonElement table) => table.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetDouble()).ToArray());

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;

    private static Dictionary<string, double> Scores(JsonElement candidate) => candidate.EnumerateObject()
        .Where(score => score.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(score => score.Name, score => score.Value.GetDouble());

    private static string Word(PairVerdict verdict) => verdict.Reason is { } reason
        ? $"no_pair:{JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString())}"
        : $"{verdict.Preferred}{(verdict.Flagged ? "*" : "")}";
}
