using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.LlmDrift;

/// <summary>What an answer is kept as: a trace of the version that gave it, and the check of a program as a label of origin synthetic.</summary>
internal static partial class LlmDriftRecords
{
    /// <summary>1 when a question that should be declined was answered.</summary>
    public const string AnswersDirectly = "answers_directly";

    /// <summary>1 when the boxed number is the right one; an answer without a box is 0.</summary>
    public const string Correct = "correct";

    private const string Check = "llmdrift-check";
    private const string TimeFormat = "MM/dd/yyyy, HH:mm:ss";

    public static PublicSource Source { get; } = new(
        "github.com/lchen001/LLMDrift", "4938eb720aed5210dd2153644fa35cf38b9c6d26", "Apache-2.0", "Chen, Zaharia & Zou, \"How is ChatGPT's behavior changing over time?\", 2023");

    /// <summary>The published column is the verdict.</summary>
    public static PublicItem Sensitive(CsvRecord row) => Item(row, AnswersDirectly, row.Text("Response Rate") switch
    {
        "1" => true,
        "0" => false,
        var other => throw new RecordException("Response Rate", $"A response rate is 0 or 1, not '{other}'."),
    });

    /// <summary>The published files hold no verdict, so the check is ours: the last boxed number against the reference's.</summary>
    public static PublicItem Counting(CsvRecord row) => Item(row, Correct, Boxed(row.Text("answer")) == (Boxed(row.Text("ref_answer")) ?? throw new RecordException("ref_answer", "ref_answer has no \\boxed{number}.")));

    private static PublicItem Item(CsvRecord row, string dimension, bool holds)
    {
        var model = row.Text("model").Split('/')[^1];
        var question = $"{row.Text("dataset")}-{row.Text("id")}";
        var trace = new Trace(
            $"llmdrift-{question}-{model}", At(row), [new("user", row.Text("query"))], row.Text("answer"),
            Model: model,
            Family: FamilyOf(model),
            Release: model,
            OutputTokens: (long)row.Number("answer_token"),
            CostUsd: row.Number("cost"),
            LatencyMilliseconds: row.Number("latency") * 1000,
            Reference: row.OptionalText("ref_answer") is { } reference ? JsonSerializer.SerializeToElement(reference) : null,
            Attributes: Source.Attributes(("dataset", row.Text("dataset")), ("question", question)));
        return new(row.Line, trace, [new($"{trace.Id}-{dimension}", trace.Id, dimension, Check, Origin.Synthetic, trace.At, holds ? 1 : 0)]);
    }

    private static DateTimeOffset At(CsvRecord row) => DateTimeOffset.TryParseExact(
        row.Text("timestamp"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        ? at
        : throw new RecordException("timestamp", $"timestamp is '{row.Text("timestamp")}', not like 07/25/2023, 16:23:27.");

    /// <summary>The name without the month and day of its version, which is not the unit of independence.</summary>
    private static string FamilyOf(string model) => model.LastIndexOf('-') is > 0 and var cut ? model[..cut] : model;

    private static string? Boxed(string text) => Box().Matches(text) is { Count: > 0 } boxes ? boxes[^1].Groups[1].Value.Trim() : null;

    [GeneratedRegex(@"boxed\{([^{}]*)\}")]
    private static partial Regex Box();
}
