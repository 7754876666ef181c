using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Datasets.Formats;

/// <summary>TRL's prompt-completion data, conversational: supervised fine-tuning with the loss on the completion.</summary>
internal sealed class TrlSft : IExportFormat
{
    public string Family => "trl";

    public string Kind => "sft";

    public IReadOnlyDictionary<Split, string> Files { get; } =
        new Dictionary<Split, string> { [Split.Train] = "sft/train.jsonl", [Split.Test] = "sft/test.jsonl" };

    public int FewestLines => 1;

    public string? WhyNot(ExportRow row) => ChatLines.WhyNot(row);

    public JsonObject Line(ExportRow row) => new()
    {
        ["prompt"] = ChatLines.Of(row.Prompt),
        ["completion"] = ChatLines.Answer(row.Answer),
        ["id"] = row.Id,
        ["source"] = row.Source,
    };

    public IEnumerable<string> Problems(JsonElement line) =>
    [
        .. ChatLines.Problems(line, "prompt", "system", "user", "assistant", "tool"),
        .. ChatLines.LastRole(line, "prompt") is "assistant" or "system" ? ["prompt ends with the assistant or the system; it ends with the user."] : Array.Empty<string>(),
        .. ChatLines.AnswerProblems(line, "completion"),
    ];
}
