using System.Text.Json;
using Plumbline.Pairs;

namespace Plumbline.Vectors;

public sealed class PairVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Name.Split([':', '(', '='], 2)[0].Trim(),
        Computed = new Dictionary<string, Func<VectorCase, object?>> { ["pair rule"] = Verdicts },
        NotYet = new HashSet<string>
        {
            "minhash 128",
            "LSH banding P",
            "decontamination",
            "class weights",
            "focal loss",
            "length balance of chosen vs rejected",
            "uncertainty & disagreement",
            "k-center greedy",
            "Neyman allocation n_h ~ N_h s_h, min 2, largest remainder",
            "active prediction-powered mean",
        },
    };

    [Fact]
    public void The_rule_that_makes_pairs_matches_the_worked_cases() => Family.Check("09_pairs.json");

    private static object Verdicts(VectorCase one)
    {
        var rule = new PairRule(one.Whole("need"), one.Number("margin"), [], new Dictionary<string, double> { ["policy"] = 0.5 });
        return new { result = one.Input.GetProperty("pairs").EnumerateArray().Select(pair => Word(rule.Decide(Scores(pair[0]), Scores(pair[1])))) };
    }

    private static Dictionary<string, double> Scores(JsonElement candidate) => candidate.EnumerateObject()
        .Where(score => score.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(score => score.Name, score => score.Value.GetDouble());

    private static string Word(PairVerdict verdict) => verdict.Reason is { } reason
        ? $"no_pair:{JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString())}"
        : $"{verdict.Preferred}{(verdict.Flagged ? "*" : "")}";
}
