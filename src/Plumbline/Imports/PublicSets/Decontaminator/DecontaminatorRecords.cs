using System.Globalization;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Decontaminator;

/// <summary>What a text is kept as: a prompt. A copy names its original, which has the same place in its own file.</summary>
internal static class DecontaminatorRecords
{
    /// <summary>Attributes that hold the file of a text, and, for a copy, the id of its original.</summary>
    public const string List = "list";
    public const string CopyOf = "copy_of";

    public static PublicSource Source { get; } = new(
        "github.com/lm-sys/llm-decontaminator", "931834aa0990d9558a06c5d34daf4ad3852a72ae", "Apache-2.0",
        "Yang et al., \"Rethinking Benchmark and Contamination for Language Models with Rephrased Samples\", 2023; HumanEval: Chen et al., 2021 (MIT); GSM8K: Cobbe et al., 2021 (MIT)");

    public static PublicItem Task(long line, JsonElement record) => Of("HumanEval", line, record, null);

    public static PublicItem CopyOfTask(long line, JsonElement record) => Of("humaneval_python", line, record, IdOf("HumanEval", line));

    /// <summary>The set does not hold the questions that these were made of.</summary>
    public static PublicItem CopyOfQuestion(long line, JsonElement record) => Of("rephrase_gsm8k", line, record, null);

    private static PublicItem Of(string list, long line, JsonElement record, string? original) => new(line, new Trace(
        IdOf(list, line), DateTimeOffset.UnixEpoch, [new("user", record.Text("text"))], Attributes: Source.Attributes((List, list), (CopyOf, original))));

    private static string IdOf(string list, long line) => string.Create(CultureInfo.InvariantCulture, $"decontaminator-{list}-{line}");
}
