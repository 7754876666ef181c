using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Datasets.Formats;

/// <summary>TRL's preference data with explicit prompt, conversational: what DPO takes.</summary>
internal sealed class TrlPreference : IExportFormat
{
    public string Family => "trl";

    public string Kind => "preference";

    public IReadOnlyDictionary<Split, string> Files { get; } =
        new Dictionary<Split, string> { [Split.Train] = "preference/train.jsonl", [Split.Test] = "preference/test.jsonl" };

    public int FewestLines => 1;

    public string? WhyNot(ExportRow row) => ChatLines.WhyNot(row);

    public JsonObject Line(ExportRow row) => new()
    {
        ["prompt"] = ChatLines.Of(row.Prompt),
        ["chosen"] = ChatLines.Answer(row.Answer),
        ["rejected"] = ChatLines.Answer(row.Rejected!),
        ["id"] = row.Id,
    };

    public IEnumerable<string> Problems(JsonElement line) =>
    [
        .. ChatLines.Problems(line, "prompt", "system", "user", "assistant", "tool"),
        .. ChatLines.LastRole(line, "prompt") is "assistant" or "system" ? ["prompt ends with the assistant or the system; it ends with the user."] : Array.Empty<string>(),
        .. ChatLines.AnswerProblems(line, "chosen"),
        .. ChatLines.AnswerProblems(line, "rejected"),
        .. Same(line) ? ["chosen and rejected are the same."] : Array.Empty<string>(),
    ];

    private static bool Same(JsonElement line) =>
        line.TryGetProperty("chosen", out var chosen) && line.TryGetProperty("rejected", out var rejected) && JsonElement.DeepEquals(chosen, rejected);
}
