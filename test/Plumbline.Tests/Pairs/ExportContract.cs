using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Datasets;
using Plumbline.Datasets.Formats;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Pairs.Exports;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Pairs;

/// <summary>What an export promises, whatever the engine.</summary>
public abstract class ExportContract : StoreContract
{
    private const string Project = "billing";
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-export-").FullName;
    private ServiceProvider services = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        services = new ServiceCollection().AddLogging().AddPlumbline(Database).BuildServiceProvider();
        await KeepAsync([.. Enumerable.Range(0, 12).Select(Item)]);
        await KeepAsync([.. Enumerable.Range(0, 12).SelectMany(i => new[] { Judged(i, "good", 1), Judged(i, "bad", i == 3 ? 1 : 0) })]);
        await KeepAsync(new FeedbackEntry("fix", "t5", FeedbackKind.Correction, At, Text: "What the user would have said."));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
        await services.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Pairs_become_lines_that_every_trainer_takes()
    {
        var manifest = await ExportAsync($"pairs:{await PairsAsync()}", "all");

        Assert.Equal(
            [("preference/train.jsonl", 10), ("sft/train.jsonl", 10), ("openai/dpo.train.jsonl", 10), ("openai/sft.train.jsonl", 10)],
            manifest.Files.Select(file => (file.Path, file.Rows)));
        Assert.Equal(
            """{"prompt":[{"role":"user","content":"Question 0?"}],"chosen":[{"role":"assistant","content":"Good 0 <b>é</b>"}],"rejected":[{"role":"assistant","content":"Bad 0"}],"id":"t0:good>bad"}""",
            Lines("preference/train.jsonl")[0]);
        Assert.Equal(
            """{"input":{"messages":[{"role":"user","content":"Question 0?"}],"tools":[],"parallel_tool_calls":true},"preferred_output":[{"role":"assistant","content":"Good 0 <b>é</b>"}],"non_preferred_output":[{"role":"assistant","content":"Bad 0"}]}""",
            Lines("openai/dpo.train.jsonl")[0]);
        Assert.Equal("""{"messages":[{"role":"user","content":"Question 0?"},{"role":"assistant","content":"Good 0 <b>é</b>"}]}""", Lines("openai/sft.train.jsonl")[0]);
        Assert.All(await CheckExport.RunAsync(Target, Cancel), file => Assert.Empty(file.Problems));
    }

    [Fact]
    public async Task The_same_text_on_both_sides_is_dropped_and_counted()
    {
        var manifest = await ExportAsync($"pairs:{await PairsAsync()}", "trl");

        Assert.Equal(1, manifest.Dropped["preference/train.jsonl"]["chosen and rejected are the same text"]);
    }

    [Fact]
    public async Task A_dataset_gives_the_best_known_answer_of_each_item_a_correction_first()
    {
        await ExportAsync($"dataset:{(await CutAsync()).Version}", "trl");

        var rows = Lines("sft/train.jsonl").Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(row => row.GetProperty("id").GetString()!);
        Assert.Equal(12, rows.Count);
        Assert.Equal("highest_gold", rows["t0:good"].GetProperty("source").GetString());
        Assert.Equal("What the user would have said.", rows["t5:fix"].GetProperty("completion")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task The_card_and_the_manifest_tell_the_lineage_and_the_licence()
    {
        var cut = await CutAsync();
        var manifest = await ExportAsync($"dataset:{cut.Version}", "all");

        var card = await File.ReadAllTextAsync(Path.Combine(Target, "README.md"), Cancel);
        Assert.StartsWith("---\npretty_name: \"billing\"\nlicense: cc-by-4.0\n", card, StringComparison.Ordinal);
        Assert.Contains("- {config_name: preference, data_files: [{split: train, path: preference/train.jsonl}]}", card, StringComparison.Ordinal);
        Assert.Equal((cut.Version, 24), (manifest.Dataset, manifest.Origins["human_blind"]));
        Assert.Equal([new ExportSource("example.org/corpus", null, "CC-BY-4.0", 12)], manifest.Sources);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "mine", Cancel);

        await Assert.ThrowsAsync<UsageException>(async () => await WriteExport.RunAsync(ExportFiles.Of(await LoadAsync($"pairs:{await PairsAsync()}"), ExportFormats.All), folder, Cancel));

        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_fails_the_check()
    {
        await ExportAsync($"pairs:{await PairsAsync()}", "trl");
        await File.AppendAllTextAsync(Path.Combine(Target, "sft/train.jsonl"), "{\"text\":\"more\"}\n", Cancel);

        var found = (await CheckExport.RunAsync(Target, Cancel)).Single(file => file.Path == "sft/train.jsonl");

        Assert.Contains("The content is not what the manifest's hash says.", found.Problems);
        Assert.Contains("Line 11 has other keys or types than the first line.", found.Problems);
    }

    private string Target => Path.Combine(folder, "out");

    private string[] Lines(string path) => File.ReadAllLines(Path.Combine(Target, path));

    private async Task<ExportManifest> ExportAsync(string id, string format)
    {
        var export = ExportFiles.Of(await LoadAsync(id), ExportFormats.Named(format));
        await WriteExport.RunAsync(export, Target, Cancel);
        return export.Manifest;
    }

    private Task<ExportContent> LoadAsync(string id) => services.GetRequiredService<LoadExport>().RunAsync(Project, id, Cancel);

    private Task<DatasetReport> CutAsync() =>
        services.GetRequiredService<CutDataset>().RunAsync(Project, new("billing", Splits: new Dictionary<Split, double>()), Cancel);

    private async Task<string> PairsAsync() =>
        (await services.GetRequiredService<BuildPairs>().RunAsync(Project, new((await CutAsync()).Version), Cancel)).Version;

    private Task<int> KeepAsync<T>(params IReadOnlyList<T> facts) => services.GetRequiredService<FactWriter<T>>().KeepAsync(Project, facts, Cancel);

    // The answers of item 7 are the same text; those of item 3 are equally good, so no pair comes of them.
    private static Trace Item(int i) => new(
        $"t{i}", At, [new("user", $"Question {i}?")], Conversation: $"c{i}",
        Candidates: [new("good", i == 7 ? "Same" : $"Good {i} <b>é</b>"), new("bad", i == 7 ? "Same" : $"Bad {i}")],
        Attributes: new Dictionary<string, string> { ["source"] = "example.org/corpus", ["licence"] = "CC-BY-4.0" });

    private static Label Judged(int i, string candidate, double score) =>
        new($"l{i}{candidate}", $"t{i}", "tone", "anna", Origin.HumanBlind, At, score, Candidate: candidate);
}

public sealed class ExportOnSqlite : ExportContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ExportOnPostgres : ExportContract
{
    private protected override Engine Engine => Engine.Postgres;
}
