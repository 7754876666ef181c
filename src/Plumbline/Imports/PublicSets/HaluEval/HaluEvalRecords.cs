using System.Text.Json;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.HaluEval;

/// <summary>What an answer is kept as: a trace, and the label with the marked passages as its rationale.</summary>
internal static class HaluEvalRecords
{
    /// <summary>1 for an answer in which nothing was found that is not so.</summary>
    public const string Dimension = "factuality";

    /// <summary>The published label is that of all annotators together.</summary>
    public const string Annotators = "halueval-annotators";

    private const string Model = "gpt-3.5-turbo";

    public static PublicSource Source { get; } = new("github.com/RUCAIBox/HaluEval", "b7253db3cdaa0ab2c382f92b26b390109174f77e", "MIT", "Li et al., \"HaluEval\", 2023");

    /// <summary>One id stands twice in the set, so the line is part of ours. Passages are quotations, a line each; not all are word for word.</summary>
    public static PublicItem Of(long line, JsonElement record)
    {
        var trace = new Trace(
            $"halueval-{record.Text("ID")}-{line}", DateTimeOffset.UnixEpoch, [new("user", record.Text("user_query"))], record.Text("chatgpt_response"),
            Model: Model,
            Family: "gpt-3.5",
            Attributes: Source.Attributes());
        double score = record.Text("hallucination") switch
        {
            "no" => 1,
            "yes" => 0,
            var other => throw new RecordException("hallucination", $"hallucination is yes or no, not '{other}'."),
        };
        return new(line, trace, [new($"{trace.Id}-label", trace.Id, Dimension, Annotators, Origin.HumanBlind, trace.At, score, Rationale: Spans(record))]);
    }

    private static string? Spans(JsonElement record) => record.List("hallucination_spans") is { Count: > 0 } spans
        ? string.Join('\n', spans.Select(span => span.ValueKind == JsonValueKind.String ? span.GetString()! : throw new RecordException("hallucination_spans", $"A span is a text, not {span.ValueKind}.")))
        : null;
}
