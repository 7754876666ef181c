using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Traces;

namespace Plumbline.Datasets.Formats;

/// <summary>Lines of OpenAI's supervised fine-tuning. Train only: the test split is the gate's.</summary>
internal sealed class OpenAiSft : IExportFormat
{
    public string Family => "openai";

    public string Kind => "sft";

    public IReadOnlyDictionary<Split, string> Files { get; } = new Dictionary<Split, string> { [Split.Train] = "openai/sft.train.jsonl" };

    public int FewestLines => 10;

    public string? WhyNot(ExportRow row) => WithoutToolCalls(row) ?? ChatLines.WhyNot(row);

    public JsonObject Line(ExportRow row) => new() { ["messages"] = ChatLines.Of([.. row.Prompt, new Message("assistant", row.Answer)]) };

    public IEnumerable<string> Problems(JsonElement line) =>
    [
        .. UnknownKeys(line, "messages"),
        .. ChatLines.Problems(line, "messages", "system", "user", "assistant"),
        .. ChatLines.LastRole(line, "messages") is "assistant" ? Array.Empty<string>() : ["messages do not end with the assistant."],
    ];

    /// <summary>A tool's message names the call that it answers, which a trace keeps as a span and not as a message.</summary>
    internal static string? WithoutToolCalls(ExportRow row) =>
        row.Prompt.Any(message => message.Role == "tool") ? "a tool's message stands without the call it answers" : null;

    internal static IEnumerable<string> UnknownKeys(JsonElement line, params string[] known) =>
        line.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => $"{member.Name} is no key that the service takes.");
}
