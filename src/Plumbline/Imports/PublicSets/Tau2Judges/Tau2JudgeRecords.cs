using System.Text.Json;
using Plumbline.Imports.PublicSets.Tau2;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Tau2Judges;

/// <summary>What an entry is kept as: the conversation, the program's verdict and the judge's. The path on its author's machine is not read.</summary>
internal static class Tau2JudgeRecords
{
    /// <summary>1 when the task was solved.</summary>
    public const string Dimension = "task_success";

    /// <summary>Who says what is so: the program of the benchmark.</summary>
    public const string Program = "tau2";

    private const string Transcript = "Conversation transcript:\n";
    private const string Instructions = "\n\nJudging instructions:";

    public static PublicSource Source { get; } = new(
        "github.com/sierra-research/tau2-bench", "07c6aaca2241", "MIT", "Barres et al., \"τ²-Bench\", 2025 (Sierra Research)");

    /// <summary>Both prompts judged the same conversations: the trace of the second is known.</summary>
    public static PublicItem Of(long line, JsonElement entry)
    {
        var (task, run) = (entry.Text("task_id"), entry.Text("label"));
        var id = $"tau2-judged-{run}-{entry.Text("simulation_id")}";
        var (model, prompt) = (entry.Text("judge_model"), entry.Text("judge_prompt_name"));
        var (judge, family) = ($"{model}/{prompt}", Tau2Traces.FamilyOf(model));
        var trace = new Trace(id, DateTimeOffset.UnixEpoch, [new("user", Conversation(entry))], Attributes: Source.Attributes(("run", run), ("task", task)));
        return new(line, trace,
        [
            Label(id, Program, Origin.Synthetic, entry.Truth("tau2_success") ? 1 : 0),
            Label(id, judge, Origin.Judge, Score(entry.Text("judge_verdict"))) with
            {
                Exposures = [new(ExposureRelation.Authored, true, model, family)],
                Rationale = $"{entry.Text("judge_verdict")}: {entry.OptionalText("judge_justification")}",
            },
        ]);
    }

    /// <summary>The words that the benchmark's authors count. Any other, of which one prompt has eight, is no verdict: reading it as one would be ours.</summary>
    private static double? Score(string verdict) => verdict switch
    {
        "pass" or "satisfied" => 1,
        "fail" or "unsatisfied" => 0,
        _ => null,
    };

    private static string Conversation(JsonElement entry) => entry.Text("judge_prompt") is var shown && shown.IndexOf(Transcript, StringComparison.Ordinal) is >= 0 and var at
        ? shown[(at + Transcript.Length)..].Split(Instructions)[0]
        : throw new RecordException("judge_prompt", "judge_prompt holds no conversation transcript.");

    private static Label Label(string trace, string annotator, Origin origin, double? score) =>
        new($"{trace}-{annotator}", trace, Dimension, annotator, origin, DateTimeOffset.UnixEpoch, score, CannotJudge: score is null);
}
