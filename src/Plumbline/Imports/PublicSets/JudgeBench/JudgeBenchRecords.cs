using System.Globalization;
using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.JudgeBench;

/// <summary>What an item is kept as: a trace, and a label for each rating of each of its dimensions.</summary>
internal static class JudgeBenchRecords
{
    public static PublicItem Of(long line, JudgeBenchPart part, JsonElement item)
    {
        var trace = Trace(part, item);
        var labels = item.Object("annotations").EnumerateObject().SelectMany(metric => metric.Value.List("individual_human_scores").Select((answer, place) =>
            new Label(
                $"{trace.Id}-{metric.Name}-{part.Raters}-{place + 1}", trace.Id, metric.Name, $"{part.Raters}-{place + 1}", Origin.HumanBlind, DateTimeOffset.UnixEpoch,
                Score(part, metric.Name, answer))));
        return new(line, trace, [.. labels]);
    }

    /// <summary>Both parts about the same items make the same trace, so the order in which they are imported does not matter.</summary>
    private static Trace Trace(JudgeBenchPart part, JsonElement item)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{part.Items}-{item.Integer("id")}");
        return item.TryGetProperty("instance", out var shown) && shown.ValueKind == JsonValueKind.Object
            ? new(id, DateTimeOffset.UnixEpoch, Said.Of(shown.Text("user_prompt"), "USER:", "LAMDA:"), shown.Text("response"), Attributes: part.Source.Attributes())
            : new(id, DateTimeOffset.UnixEpoch, [new("user", item.Text("instance"))], Attributes: part.Source.Attributes());
    }

    private static double Score(JudgeBenchPart part, string metric, JsonElement answer)
    {
        var text = answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetRawText();
        var place = part.Answers.Index().Where(one => one.Item == text).Select(one => (int?)one.Index).FirstOrDefault();
        return place is { } found
            ? found / (part.Answers.Count - 1.0)
            : throw new RecordException($"annotations.{metric}", $"An answer is one of {string.Join(", ", part.Answers)}, not '{text}'.");
    }
}
