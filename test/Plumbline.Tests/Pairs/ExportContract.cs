using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Accounts;
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
    public async Task A_dataset_gives_the_best_known_answer_of_each_item_and_blind_gold_goes_before_a_correction()
    {
        await KeepAsync(Item(12), Item(13), Item(14));
        await KeepAsync(
            Judged(12, "good", 0), Judged(12, "bad", 0), Judged(13, "good", 1) with { Origin = Origin.Judge }, Judged(13, "bad", 0) with { Origin = Origin.Judge },
            Judged(14, "good", 1) with { Origin = Origin.UserSignal });
        await KeepAsync(Corrected("fix12", 12), Corrected("fix13", 13));

        var manifest = await ExportAsync($"dataset:{(await CutAsync()).Version}", "trl");

        var rows = Rows();
        Assert.Equal(15, rows.Count);
        Assert.Equal(("highest_blind_gold", "Good 5 <b>é</b>"), rows["t5:good"]);
        Assert.Equal((("correction", "Better 12"), ("correction", "Better 13")), (rows["t12:fix12"], rows["t13:fix13"]));
        Assert.Equal(("highest_gold", "Good 14 <b>é</b>"), rows["t14:good"]);
        Assert.Equal(["fix12", "fix13"], manifest.Corrections);
        Assert.Equal((26, 2, 1, 2), (manifest.Origins["human_blind"], manifest.Origins["judge"], manifest.Origins["user_signal"], manifest.Origins["human_edited_output"]));
        Assert.Contains("human_edited_output: 2 labels, 2 of them corrections by users", await File.ReadAllTextAsync(Path.Combine(Target, "README.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_anyone_may_write_is_never_learned()
    {
        await KeepAsync(Item(12));
        await KeepAsync(Judged(12, "good", 0));
        await services.GetRequiredService<FactWriter<FeedbackEntry>>().KeepAsync(new Caller(Project, Access.Public, "pk_1"), [Corrected("poison", 12)], Cancel);
        var dataset = (await CutAsync()).Version;

        var manifest = await ExportAsync($"dataset:{dataset}", "trl");

        Assert.DoesNotContain(Rows().Values, row => row.Answer == "Better 12");
        Assert.Empty(manifest.Corrections);
        Assert.Contains(manifest.Warnings, warning => warning.StartsWith("1 corrections came with a publishable key", StringComparison.Ordinal));

        await services.GetRequiredService<FactWriter<FeedbackEntry>>().KeepAsync(new Caller(Project, Access.Secret, "sk_1"), [Corrected("owner", 12)], Cancel);
        Assert.Equal(["owner"], (await LoadAsync($"dataset:{dataset}")).Corrections);
    }

    [Fact]
    public void On_a_dimension_that_people_judged_blind_their_word_counts_alone()
    {
        DatasetLabel[] labels =
        [
            new("1", "good", "tone", "1", Origin.HumanBlind, 1), new("2", "good", "tone", "2", Origin.Judge, 0), new("3", "bad", "tone", "2", Origin.Judge, 1),
            new("4", "good", "amount", "3", Origin.Synthetic, 1),
        ];
        var item = new DatasetItem("t1", "g", Split.Train, [new("user", "Why?")], [new("good", "Because."), new("bad", "No.")], labels);

        Assert.Equal("t1:good", ExportExamples.Best(item, null)!.Id);
        Assert.Null(ExportExamples.Best(item with { Labels = [labels[0], labels[3] with { Score = 0 }] }, null));
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

    [Fact]
    public async Task A_folder_without_its_manifest_fails_the_check()
    {
        await ExportAsync($"pairs:{await PairsAsync()}", "trl");
        File.Delete(Path.Combine(Target, ExportManifest.FileName));

        var run = await CommandFolder.RunAsync("export", "--check", Target);

        Assert.Equal(ExitCode.Fail, run.ExitCode);
        Assert.Contains("plumbline.json: 0 rows, refused", run.Output, StringComparison.Ordinal);
        Assert.Contains("hashes and lineage were not checked", run.Output, StringComparison.Ordinal);
        Assert.Contains("sft/train.jsonl: 10 rows, as its trainer takes it", run.Output, StringComparison.Ordinal);
    }

    private Dictionary<string, (string Source, string Answer)> Rows() => Lines("sft/train.jsonl").Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("id").GetString()!, row => (row.GetProperty("source").GetString()!, row.GetProperty("completion")[0].GetProperty("content").GetString()!));

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

    private static FeedbackEntry Corrected(string id, int i) => new(id, $"t{i}", FeedbackKind.Correction, At, Text: $"Better {i}");

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
