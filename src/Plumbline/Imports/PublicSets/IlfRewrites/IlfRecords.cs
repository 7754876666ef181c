using System.Globalization;
using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.IlfRewrites;

/// <summary>What a rewrite is kept as: the model's program as a trace, the correction and the critique as feedback, and the test's verdict on the correction.</summary>
internal static class IlfRecords
{
    /// <summary>1 when the corrected program passes its tests.</summary>
    public const string Dimension = "correction_passes";

    private const string Check = "unit-tests";
    private const string UnnamedWorker = "no-worker-id";

    public static PublicSource Source { get; } = new(
        "github.com/nyu-mll/ILF-for-code-generation", "1bbccca2934b26e2d8745e5afab65eb677cbe92a", "MIT", "Chen et al., \"Improving Code Generation by Training with Natural Language Feedback\", 2023");

    /// <summary>The worker is the user of the feedback: the store keeps a pseudonym. Rows without one were published without one, as one group.</summary>
    public static PublicItem Of(long line, JsonElement row)
    {
        var trace = new Trace(
            string.Create(CultureInfo.InvariantCulture, $"ilf-{row.Integer("task_id")}"), DateTimeOffset.UnixEpoch, [new("user", row.Text("prompt"))], row.Text("original_model_completion"),
            Reference: JsonSerializer.SerializeToElement(row.Text("test")),
            Attributes: Source.Attributes(("edit_distance", row.Number("refinement_edit_distance").ToString(CultureInfo.InvariantCulture))));
        var worker = row.OptionalText("worker_id") ?? UnnamedWorker;
        return new(
            line, trace,
            [new($"{trace.Id}-{Check}", trace.Id, Dimension, Check, Origin.Synthetic, trace.At, row.Truth("passed") ? 1 : 0)],
            [
                new($"{trace.Id}-correction", trace.Id, FeedbackKind.Correction, trace.At, Text: row.Text("unedited_annotator_completion"), User: worker),
                new($"{trace.Id}-critique", trace.Id, FeedbackKind.Comment, trace.At, Text: row.Text("Feedback"), Reason: FeedbackReason.Wrong, User: worker),
            ]);
    }
}
