using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.Jsonl;

/// <summary>
/// What a pair is kept as. The trace's id comes from the prompt, the two answers in a fixed order and the group, so that
/// the choices of several annotators between the same answers are votes on one trace.
/// </summary>
internal static class PairRecords
{
    public static ((Trace Trace, Label Label)? Pair, IReadOnlyList<Refusal> Problems) Of(PairLine line)
    {
        var problems = new List<Refusal>();
        var prompt = Prompt(line.Prompt, problems);
        var chosen = Answer("chosen", line.Chosen, problems);
        var rejected = Answer("rejected", line.Rejected, problems);
        if (problems.Count == 0 && chosen == rejected)
        {
            problems.Add(new("rejected", "Both answers are the same text; a pair compares two."));
        }

        return problems.Count > 0 ? (null, problems) : (Records(line, prompt, chosen, rejected), []);
    }

    private static (Trace, Label) Records(PairLine line, IReadOnlyList<Message> prompt, string chosen, string rejected)
    {
        var inOrder = string.CompareOrdinal(chosen, rejected) < 0;
        var (first, second) = inOrder ? (chosen, rejected) : (rejected, chosen);
        Candidate[] candidates = inOrder
            ? [new("a", first, line.ChosenModel, line.ChosenFamily), new("b", second, line.RejectedModel, line.RejectedFamily)]
            : [new("a", first, line.RejectedModel, line.RejectedFamily), new("b", second, line.ChosenModel, line.ChosenFamily)];
        var trace = new Trace(IdOf(prompt, first, second, line.Group), line.At, prompt, Conversation: line.Group, Candidates: candidates);
        return (trace, new(
            line.Id, trace.Id, line.Dimension, line.Annotator, line.Origin, line.At, line.CannotJudge ? null : line.Tie ? 0.5 : 1, line.CannotJudge,
            inOrder ? "a" : "b", inOrder ? "b" : "a", line.Rubric, line.Exposures, line.SelectedBy, line.InclusionProbability, line.Rationale));
    }

    private static string IdOf(IReadOnlyList<Message> prompt, string first, string second, string? group) =>
        $"pair-{ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(new { prompt, first, second, group }, WireFormat.Options))[..32]}";

    private static Message[] Prompt(JsonElement json, List<Refusal> problems)
    {
        Message[] messages = json.ValueKind == JsonValueKind.String ? [new("user", json.GetString()!)] : Messages("prompt", json, problems);
        if (problems.Count == 0 && (messages.Length == 0 || string.IsNullOrWhiteSpace(messages[^1].Content)))
        {
            problems.Add(new("prompt", "A prompt is a text, or a list of at least one message."));
        }

        return messages;
    }

    private static string Answer(string field, JsonElement json, List<Refusal> problems)
    {
        var text = json.ValueKind == JsonValueKind.String
            ? json.GetString()
            : Messages(field, json, problems) is [{ Role: "assistant" } only] ? only.Content : null;
        if (string.IsNullOrEmpty(text))
        {
            problems.Add(new(field, "An answer is a text, or a list of one message of the assistant: [{\"role\":\"assistant\",\"content\":\"…\"}]."));
        }

        return text ?? "";
    }

    private static Message[] Messages(string field, JsonElement json, List<Refusal> problems)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Array ? json.Deserialize<Message[]>(WireFormat.Options) ?? [] : [];
        }
        catch (JsonException)
        {
            problems.Add(new(field, "A message is {\"role\":\"user\",\"content\":\"…\"}."));
            return [];
        }
    }
}
