using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.LlmBar;

/// <summary>What a pair is kept as: a trace with two candidates, the gold choice, and two comparisons by each judge, one an order.</summary>
internal static class LlmBarRecords
{
    /// <summary>What was asked about the pair.</summary>
    public const string Dimension = "preference";

    /// <summary>Who made the gold choice; the set names nobody.</summary>
    public const string Gold = "gold";

    /// <summary>How the id of a label ends whose judge saw the first answer first, and of one who saw it second.</summary>
    public const string First = "-first";
    public const string Swapped = "-swapped";

    public static PublicSource Source { get; } = new(
        "github.com/princeton-nlp/LLMBar", "900616bff90b6c6c8e1681f7d079250637c55992", "MIT", "Zeng et al., \"Evaluating Large Language Models at Evaluating Instruction Following\", ICLR 2024");

    /// <summary>The pairs have no id of their own; their place in the subset is the same in the files of the judges.</summary>
    public static PublicItem Pair(string subset, long line, JsonElement pair)
    {
        var id = IdOf(subset, line);
        var trace = new Trace(
            id, DateTimeOffset.UnixEpoch, [new("user", pair.Text("input"))],
            Candidates: [new("1", pair.Text("output_1")), new("2", pair.Text("output_2"))],
            Attributes: Source.Attributes(("subset", subset)));
        return new(line, trace, [Label($"{id}-{Gold}", id, Gold, Origin.HumanBlind, Score(pair.Integer("label")))]);
    }

    /// <summary>A debate of several rounds ends with the last that holds both orders.</summary>
    public static PublicItem Verdicts(string subset, string model, string prompt, long line, JsonElement pair)
    {
        var last = pair.List("results").LastOrDefault(round => round.ValueKind == JsonValueKind.Object && round.TryGetProperty("swap = False", out _) && round.TryGetProperty("swap = True", out _));
        return last.ValueKind == JsonValueKind.Object
            ? new(line, Labels: [Verdict("swap = False", First), Verdict("swap = True", Swapped)])
            : throw new RecordException("results", "results has no round with \"swap = False\" and \"swap = True\".");

        Label Verdict(string order, string ending)
        {
            var (id, judge, said) = (IdOf(subset, line), $"{model}/{prompt}", last.Object(order));
            return Label($"{id}-{judge}{ending}", id, judge, Origin.Judge, Winner(said)) with
            {
                Exposures = [new(ExposureRelation.Authored, true, model, FamilyOf(model))],
                Rationale = Completion(said),
            };
        }
    }

    private static string IdOf(string subset, long line) => $"llmbar-{subset}-{line}";

    private static string FamilyOf(string model) => model == "ChatGPT" ? "gpt-3.5" : model.ToLowerInvariant();

    private static double Score(int choice) => choice switch
    {
        1 => 1,
        2 => 0,
        _ => throw new RecordException("label", $"A label is 1 or 2, not {choice}."),
    };

    /// <summary>A winner of null is an answer that could not be read: the judge gave none.</summary>
    private static double? Winner(JsonElement said) => said.OptionalText("winner") switch
    {
        "1" => 1,
        "2" => 0,
        null => null,
        var other => throw new RecordException("winner", $"A winner is \"1\", \"2\" or null, not \"{other}\"."),
    };

    /// <summary>What the judge wrote, where the file holds it: an answer with the reason why it stopped, in either order.</summary>
    private static string? Completion(JsonElement said) => said.TryGetProperty("completion", out var written) && written.ValueKind == JsonValueKind.Array
        ? written.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.String).Select(part => part.GetString()!).FirstOrDefault(text => text is not ("" or "stop" or "length"))
        : null;

    private static Label Label(string id, string trace, string annotator, Origin origin, double? score) =>
        new(id, trace, Dimension, annotator, origin, DateTimeOffset.UnixEpoch, score, CannotJudge: score is null, Candidate: "1", Other: "2");
}
