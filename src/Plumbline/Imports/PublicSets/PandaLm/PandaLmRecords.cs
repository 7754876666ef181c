using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.PandaLm;

/// <summary>What a pair is kept as: a trace with two candidates, a comparison by each annotator, and one by the model that judged.</summary>
internal static class PandaLmRecords
{
    /// <summary>What was asked about the pair.</summary>
    public const string Dimension = "preference";

    public const string Judge = "gpt-3.5-turbo";

    /// <summary>Attribute that names the responses whose text was published as a JSON boolean.</summary>
    public const string Mended = "mended";

    private const int Annotators = 3;
    private static readonly string[] Responses = ["response1", "response2"];

    public static PublicSource Source { get; } = new(
        "github.com/WeOpenML/PandaLM", "3871806e72b4832f815ecafd24d3503c73403f48", "Apache-2.0", "Wang et al., \"PandaLM: An Automatic Evaluation Benchmark for LLM Instruction Tuning Optimization\", 2023");

    public static PublicItem Pair(long line, JsonElement pair)
    {
        var (id, models) = (IdOf(pair), pair.Text("cmp_key").Split('_', 2));
        var trace = new Trace(
            id, DateTimeOffset.UnixEpoch, [new("user", $"{pair.Text("instruction")}\n{pair.Text("input")}".TrimEnd())],
            Candidates: [new("1", Response(pair, Responses[0]), models[0]), new("2", Response(pair, Responses[1]), models[^1])],
            Attributes: Source.Attributes(("task", pair.OptionalText("motivation_app")), (Mended, string.Join(' ', Responses.Where(name => IsBoolean(pair, name))))));
        return new(line, trace, [.. Enumerable.Range(1, Annotators).Select(number => Choice(id, number, pair.Integer($"annotator{number}")))]);
    }

    /// <summary>"garbage" is a verdict that could not be read: the judge gave none. Whoever measures the judge decides what that counts as.</summary>
    public static PublicItem Verdict(long line, JsonElement verdict)
    {
        var (id, result) = (IdOf(verdict), verdict.Text("gpt_result"));
        double? score = result switch
        {
            "1" => 1,
            "2" => 0,
            "Tie" => 0.5,
            "garbage" => null,
            _ => throw new RecordException("gpt_result", $"gpt_result is 1, 2, Tie or garbage, not '{result}'."),
        };
        return new(line, Labels: [Label(id, Judge, Origin.Judge, score) with { Rationale = verdict.OptionalText("gpt_reason"), Exposures = [new(ExposureRelation.Authored, true, Judge, "gpt-3.5")] }]);
    }

    /// <summary>Six answers that read "True" were published as a JSON boolean; what was judged is the text.</summary>
    private static string Response(JsonElement pair, string name) => IsBoolean(pair, name) ? pair.GetProperty(name).GetRawText() : pair.Text(name);

    private static bool IsBoolean(JsonElement pair, string name) => pair.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static string IdOf(JsonElement record) => $"pandalm-{record.Integer("idx")}";

    private static Label Choice(string id, int annotator, int choice) => Label(id, $"annotator{annotator}", Origin.HumanBlind, choice switch
    {
        0 => 0.5,
        1 => 1,
        2 => 0,
        _ => throw new RecordException($"annotator{annotator}", $"A choice is 0 (a tie), 1 or 2, not {choice}."),
    });

    private static Label Label(string id, string annotator, Origin origin, double? score) =>
        new($"{id}-{annotator}", id, Dimension, annotator, origin, DateTimeOffset.UnixEpoch, score, CannotJudge: score is null, Candidate: "1", Other: "2");
}
