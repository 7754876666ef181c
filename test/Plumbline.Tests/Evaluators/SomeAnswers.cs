using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Items and answers to evaluate.</summary>
internal static class SomeAnswers
{
    public static DatasetItem Item(string id = "t1", params IReadOnlyList<DatasetLabel> labels) => new(
        id, $"prompt:{id}", Split.Test, [new("user", $"Question {id}")], [new("a", $"{id}: a"), new("b", $"{id}: b, longer")], labels);

    public static DatasetItem Referring(object reference) => Item() with { Reference = JsonSerializer.SerializeToElement(reference) };

    public static DatasetLabel Score(string id, string candidate, double? score, Origin origin = Origin.HumanBlind) => new(id, candidate, "tone", "reviewer", origin, score);

    public static EvaluatorAnswer Score(this IEvaluator evaluator, string text, DatasetItem? item = null) => evaluator.Score(item ?? Item(), new Candidate("a", text));

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
