using System.Text;
using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Imports.PublicSets.IlfRewrites;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>Corrections with their critique: invented ones, and the published counts.</summary>
public sealed class IlfTests : ImportContract
{
    private const string File = "surge_annotations.jsonl";
    private const string Row = """{"task_id": 7, "prompt": "Add.", "test": "assert add(1, 2) == 3", "Feedback": "It subtracts.", "completion": "a + b", "result": null, "passed": true, "unedited_annotator_completion": "return a + b", "original_model_completion": "return a - b", "refinement_edit_distance": 0.25, "worker_id": "WORKER-INVENTED-1"}""";

    private protected override Engine Engine => Engine.Sqlite;

    [Fact]
    public async Task A_rewrite_is_the_program_its_correction_its_critique_and_the_tests_verdict()
    {
        var item = Assert.Single(await PublicDocument.ReadAsync(new IlfSet(), File, Row));

        Assert.Equal(("ilf-7", "return a - b", "0.25"), (item.Trace!.Id, item.Trace.Output, item.Trace.Attributes!["edit_distance"]));
        Assert.Equal([(FeedbackKind.Correction, "return a + b", null), (FeedbackKind.Comment, "It subtracts.", FeedbackReason.Wrong)], item.Feedback!.Select(entry => (entry.Kind, entry.Text, entry.Reason)));
        Assert.Equal((Origin.Synthetic, 1.0), (item.Labels![0].Origin, item.Labels[0].Score));
        Assert.Equal(PublicDocument.SourceOf(new IlfSet()), PublicDocument.SourceOf(item));
    }

    [Theory]
    [InlineData("\"passed\": true", "\"passed\": \"yes\"", "passed", "passed is String, not true or false.")]
    [InlineData("\"Feedback\"", "\"feedback\"", "Feedback", "Feedback is missing; it is a text.")]
    [InlineData("\"task_id\": 7", "\"task_id\": 7.5", "task_id", "task_id is Number, not a whole number.")]
    public async Task A_broken_line_is_refused_by_field_and_its_neighbours_kept(string right, string wrong, string field, string message)
    {
        var items = await PublicDocument.ReadAsync(new IlfSet(), File, Row, Row.Replace(right, wrong, StringComparison.Ordinal), Row);

        Assert.Equal([(2L, field, message)], PublicDocument.RefusedOf(items));
        Assert.Equal(2, items.Count(item => item.Feedback is not null));
    }

    [Fact]
    public async Task Rewrites_are_as_many_as_counted_rows_without_a_worker_as_one_group()
    {
        var items = await PublicItems.OfAsync(new IlfSet(), "ilf-rewrites");

        Assert.Empty(items.Refusals());
        Assert.Equal(
            RealData.Reference("ilf-rewrites").GetProperty("counts").GetProperty("values").Numbers(),
            new()
            {
                ["rows"] = items.Count,
                ["passed"] = items.Labels().Count(label => label.Score == 1),
                ["workers"] = items.Select(item => item.Feedback![0].User).Distinct(StringComparer.Ordinal).Count(),
            });
    }

    [Fact]
    public async Task No_worker_id_is_anywhere_in_the_store()
    {
        var file = FileOf(File, Row);

        await ImportAsync(new PublicSetImporter(new IlfSet()), file);

        var text = StoreText();
        Assert.Contains("ilf-7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WORKER-INVENTED", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_published_worker_id_is_anywhere_in_the_store()
    {
        var archive = RealData.Archive("ilf-rewrites");

        var report = await ImportAsync(new PublicSetImporter(new IlfSet()), archive);

        var (text, workers) = (StoreText(), (await PublicItems.OfAsync(new IlfSet(), "ilf-rewrites")).Select(item => item.Feedback![0].User!).Where(worker => worker.Length > 6).Distinct(StringComparer.Ordinal).ToArray());
        Assert.Equal(0, report.RefusedLines);
        Assert.NotEmpty(workers);
        Assert.DoesNotContain(workers, worker => text.Contains(worker, StringComparison.Ordinal) && worker != "no-worker-id");
        Assert.Equal(390, JsonDocument.Parse(report.Json()).RootElement.GetProperty("kinds").GetProperty("feedback").GetProperty("kept").GetInt32());
    }

    private string StoreText() => string.Concat(Directory.GetFiles(Place.Folder!).Select(file => Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(file))));
}
