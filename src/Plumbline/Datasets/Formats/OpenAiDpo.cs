using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Datasets.Formats;

/// <summary>Lines of OpenAI's preference fine-tuning, which other services take too. Train only: the test split is the gate's.</summary>
internal sealed class OpenAiDpo : IExportFormat
{
    public string Family => "openai";

    public string Kind => "preference";

    public IReadOnlyDictionary<Split, string> Files { get; } = new Dictionary<Split, string> { [Split.Train] = "openai/dpo.train.jsonl" };

    public int FewestLines => 10;

    public string? WhyNot(ExportRow row) => OpenAiSft.WithoutToolCalls(row) ?? ChatLines.WhyNot(row);

    public JsonObject Line(ExportRow row) => new()
    {
        ["input"] = new JsonObject { ["messages"] = ChatLines.Of(row.Prompt), ["tools"] = new JsonArray(), ["parallel_tool_calls"] = true },
        ["preferred_output"] = ChatLines.Answer(row.Answer),
        ["non_preferred_output"] = ChatLines.Answer(row.Rejected!),
    };

    public IEnumerable<string> Problems(JsonElement line)
    {
        if (!line.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Object)
        {
            return ["input is no object with messages."];
        }

        return
        [
            .. OpenAiSft.UnknownKeys(line, "input", "preferred_output", "non_preferred_output"),
            .. ChatLines.Problems(input, "messages", "system", "user", "assistant").Select(problem => $"input.{problem}"),
            .. ChatLines.LastRole(input, "messages") is "user" ? Array.Empty<string>() : ["input.messages do not end with the user."],
            .. ChatLines.AnswerProblems(line, "preferred_output"),
            .. ChatLines.AnswerProblems(line, "non_preferred_output"),
            .. Same(line) ? ["preferred_output and non_preferred_output are the same."] : Array.Empty<string>(),
        ];
    }

    private static bool Same(JsonElement line) =>
        line.TryGetProperty("preferred_output", out var preferred) && line.TryGetProperty("non_preferred_output", out var other) && JsonElement.DeepEquals(preferred, other);
}
