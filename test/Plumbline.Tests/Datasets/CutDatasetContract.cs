using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Rubrics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>What cutting a dataset promises, whatever the engine: one name for one content, and no label that vanishes unseen.</summary>
public abstract class CutDatasetContract : PartContract
{
    private static readonly Dictionary<Split, double> Halves = new() { [Split.Train] = 0.5, [Split.Test] = 0.5 };

    [Fact]
    public async Task The_same_records_have_the_same_version_in_another_database()
    {
        using var other = await Engines.PlaceAsync(Engine);
        await using var elsewhere = other.Open();
        await elsewhere.MigrateAsync(Cancel);
        await using var parts = new ServiceCollection().AddLogging().AddPlumbline(elsewhere).BuildServiceProvider();
        foreach (var writer in new[] { Get<FactWriter<Trace>>(), parts.GetRequiredService<FactWriter<Trace>>() })
        {
            await writer.KeepAsync(Project, [.. Numbers(6).Select(number => LabelledDesk.Question(number))], Cancel);
        }

        await KeepAsync(Judgements());
        await parts.GetRequiredService<FactWriter<Label>>().KeepAsync(Project, [.. Judgements().Reverse()], Cancel);

        var here = await CutAsync();
        var there = await parts.GetRequiredService<CutDataset>().RunAsync(Project, new("desk", Splits: Halves), Cancel);

        Assert.Equal(here.Version, there.Version);
        Assert.NotEqual(
            (await Get<LabelStore>().FindAsync(Project, "l0-kind", Cancel))!.Annotator, (await parts.GetRequiredService<LabelStore>().FindAsync(Project, "l0-kind", Cancel))!.Annotator);
    }

    [Fact]
    public async Task A_version_keeps_its_name_from_one_release_of_the_program_to_the_next()
    {
        await KeepAsync([.. Numbers(2).Select(number => LabelledDesk.Question(number))]);
        await KeepAsync([.. Numbers(2).SelectMany(number => LabelledDesk.Judged(number))]);

        Assert.Equal("a64e9d04d345542efc9047be721daa9df5fa687f834805a11a3e49d46301498f", (await CutAsync()).Version);
    }

    [Fact]
    public async Task The_spelling_of_a_reference_changes_no_version()
    {
        var versions = new List<string>();
        foreach (var (project, reference) in new[] { ("one", """{"amount":40.25,"note":"é"}"""), ("two", """{ "note": "\u00e9", "amount": 40.25, "none": null }""") })
        {
            await KeepAsync(project, [LabelledDesk.Question(1) with { Reference = JsonSerializer.Deserialize<JsonElement>(reference) }]);
            await KeepAsync(project, [.. LabelledDesk.Judged(1)]);
            versions.Add((await Get<CutDataset>().RunAsync(project, new("desk", Splits: Halves), Cancel)).Version);
        }

        Assert.Equal(versions[0], versions[1]);
    }

    [Fact]
    public async Task Every_label_that_does_not_count_is_counted_with_its_reason()
    {
        var rubric = await RubricAsync();
        await KeepAsync(LabelledDesk.Question(1), LabelledDesk.Question(2) with { Attributes = null });
        await KeepAsync([.. LabelledDesk.Judged(1), .. LabelledDesk.Judged(2)]);
        await KeepAsync(
            LabelledDesk.Said("nowhere", 9, "kind", 1), LabelledDesk.Said("no such answer", 1, "third", 1), LabelledDesk.Said("compared with none", 1, "kind", 1) with { Other = "third" },
            LabelledDesk.Said("older rules", 1, "kind", 1) with { Rubric = "another version" }, LabelledDesk.Said("l1-kind again", 1, "kind", 0));

        var report = await Get<CutDataset>().RunAsync(Project, new("desk", rubric, SplitAttribute: LabelledDesk.Role), Cancel);

        Assert.Equal(2, report.Labels);
        Assert.Equal(
            new Dictionary<string, int> { ["unknown_trace"] = 1, ["no_split"] = 2, ["other_rubric"] = 1, ["unknown_candidate"] = 2, ["replaced"] = 1 }, report.LeftOut);
        var row = await Get<ArtifactStore>().FindAsync(Project, CutDataset.Kind, "desk", Cancel);
        Assert.Equal(report.LeftOut, row!.SummaryAs<DatasetReport>().LeftOut);
    }

    [Fact]
    public async Task A_label_without_a_candidate_counts_for_what_was_served()
    {
        await KeepAsync(LabelledDesk.Question(1), LabelledDesk.Question(2) with { Served = null });
        await KeepAsync(LabelledDesk.Said("served", 1, null, 1), LabelledDesk.Said("of nothing", 2, null, 1));

        var report = await CutAsync();

        Assert.Equal((1, 1), (report.Labels, Assert.Single(report.LeftOut).Value));
    }

    [Fact]
    public async Task A_version_without_any_label_is_refused_with_what_was_left_out()
    {
        Assert.Contains("state labels first", (await RefusedAsync(400, () => CutAsync())).Message, StringComparison.Ordinal);
        await KeepAsync(LabelledDesk.Said("nowhere", 9, "kind", 1));
        Assert.Contains("1 unknown_trace", (await RefusedAsync(400, () => CutAsync())).Message, StringComparison.Ordinal);
        await KeepAsync(LabelledDesk.Question(1));
        await KeepAsync(LabelledDesk.Said("no such answer", 1, "third", 1));
        Assert.Contains("1 unknown_candidate", (await RefusedAsync(400, () => CutAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_stands_for_what_was_cut_last_also_when_that_was_cut_before()
    {
        await DeskAsync(20);
        var first = await CutAsync();
        var second = await CutAsync(seed: 5);
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(second.Version, await NamedAsync());

        var again = await CutAsync();

        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.Version, await NamedAsync());
        Assert.Equal(second.Version, again.Changes!.Since);
    }

    [Fact]
    public async Task A_difference_names_the_label_that_changed_although_annotators_are_numbered_anew()
    {
        await KeepAsync(LabelledDesk.Question(1), LabelledDesk.Question(2));
        await KeepAsync([.. LabelledDesk.Judged(1, "bo"), .. LabelledDesk.Judged(2, "cleo")]);
        var older = await CutAsync();
        await KeepAsync(LabelledDesk.Question(0));
        await KeepAsync([.. LabelledDesk.Judged(0, "ada"), LabelledDesk.Said("l2-kind again", 2, "kind", 0.25, "cleo")]);

        var newer = await CutAsync();

        var changed = Assert.Single(newer.Changes!.Examples);
        Assert.Equal(new ChangedLabel("l2-kind again", "t2", "tone", 1, 0.25), changed);
        Assert.Equal((older.Version, 1, 2, 0, 1), (newer.Changes.Since, newer.Changes.Added, newer.Changes.LabelsAdded, newer.Changes.LabelsRemoved, newer.Changes.LabelsChanged));
        var diff = await Get<DiffDatasets>().RunAsync(Project, older.Version[..8], "desk", DiffDatasets.MostListed, Cancel);
        Assert.Equal((older.Version, newer.Version, false), (diff.From, diff.To, diff.Same));
        Assert.Equal(["t0"], diff.Diff.Added);
        Assert.Equal((changed, 2), (Assert.Single(diff.Diff.LabelsChanged), diff.Diff.LabelsAdded));
    }

    [Fact]
    public async Task A_version_and_itself_are_the_same()
    {
        await DeskAsync(4);
        await CutAsync();

        var diff = await Get<DiffDatasets>().RunAsync(Project, "desk", "desk", DiffDatasets.MostListed, Cancel);

        Assert.True(diff.Same);
        Assert.Equal((0, 0, 0, 0), (diff.Diff.Added.Count, diff.Diff.Removed.Count, diff.Diff.LabelsAdded, diff.Diff.LabelsChanged.Count));
        await RefusedAsync(404, () => Get<DiffDatasets>().RunAsync(Project, "desk", "unknown", DiffDatasets.MostListed, Cancel));
    }

    [Fact]
    public async Task A_report_counts_what_the_version_holds()
    {
        await KeepAsync([.. Numbers(3).Select(number => LabelledDesk.Question(number) with { Conversation = number < 2 ? "long" : "short" }), LabelledDesk.Question(3, "test")]);
        await KeepAsync([.. Numbers(4).SelectMany(number => LabelledDesk.Judged(number))]);
        await KeepAsync(
            LabelledDesk.Said("judge", 0, "kind", 1, "model") with { Origin = Origin.Judge }, LabelledDesk.Said("unsure", 1, "kind", 1, "bo") with { Score = null, CannotJudge = true });

        var report = await Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: LabelledDesk.Role), Cancel);

        Assert.Equal(("desk", null, 4, 10, 1), (report.Name, report.Rubric, report.Items, report.Labels, report.CannotJudge));
        Assert.Equal([new(Split.Train, 3, 2, 8), new SplitCount(Split.Test, 1, 1, 2)], report.Splits);
        Assert.Equal(new Dictionary<string, int> { ["human_blind"] = 9, ["judge"] = 1 }, report.Origins);
        Assert.Empty(report.LeftOut);
        Assert.Null(report.Changes);
    }

    [Fact]
    public async Task An_anchor_set_is_closed_when_it_is_cut_whatever_comes_later()
    {
        await DeskAsync(30);
        Dictionary<Split, double> shares = new() { [Split.Anchor] = 0.4, [Split.Test] = 0.3 };
        Task<DatasetReport> Again(string name, ulong seed) => Get<CutDataset>().RunAsync(Project, new(name, Seed: seed, Splits: shares), Cancel);
        var anchor = await AnchorAsync((await Again("desk", 1)).Version);

        await DeskAsync(60);
        var beside = LabelledDesk.Question(100) with { Conversation = LabelledDesk.Question(int.Parse(anchor[0][1..], CultureInfo.InvariantCulture)).Conversation };
        await KeepAsync(beside);
        await KeepAsync([.. LabelledDesk.Judged(100)]);
        var later = await Again("desk", 9);

        Assert.InRange(anchor.Length, 5, 20);
        Assert.Equal(anchor, await AnchorAsync(later.Version));
        Assert.Equal(2, later.LeftOut["anchor_closed"]);
        Assert.DoesNotContain("t100", DatasetText.Read((await Get<ArtifactStore>().LoadAsync(Project, CutDataset.Kind, later.Version, Cancel)).Content).Items.Select(item => item.Id));
        Assert.NotEqual(anchor, await AnchorAsync((await Again("other", 9)).Version));
        Assert.Equal(anchor, await AnchorAsync((await CutAsync()).Version)); // and when it is not asked for
    }

    [Fact]
    public async Task A_trace_cannot_state_itself_into_a_closed_anchor_set()
    {
        await KeepAsync(LabelledDesk.Question(0, "anchor"), LabelledDesk.Question(1, "train"));
        await KeepAsync([.. Numbers(2).SelectMany(number => LabelledDesk.Judged(number))]);
        Task<DatasetReport> Cut(string name) => Get<CutDataset>().RunAsync(Project, new(name, SplitAttribute: LabelledDesk.Role), Cancel);
        await Cut("desk");
        await KeepAsync(LabelledDesk.Question(2, "anchor"));
        await KeepAsync([.. LabelledDesk.Judged(2)]);

        Assert.Contains("closed with 1 items", (await RefusedAsync(409, () => Cut("desk"))).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await AnchorAsync((await Cut("another")).Version)).Length);
    }

    private async Task<string[]> AnchorAsync(string version)
    {
        var (_, content) = await Get<ArtifactStore>().LoadAsync(Project, CutDataset.Kind, version, Cancel);
        return [.. DatasetText.Read(content).Items.Where(item => item.Split == Split.Anchor).Select(item => item.Id).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    private static Label[] Judgements() => [.. Numbers(6).SelectMany(number => LabelledDesk.Judged(number, number % 2 == 0 ? "ada" : "bo"))];

    private async Task DeskAsync(int count)
    {
        await KeepAsync([.. Numbers(count).Select(number => LabelledDesk.Question(number))]);
        await KeepAsync([.. Numbers(count).SelectMany(number => LabelledDesk.Judged(number))]);
    }

    private async Task<string> RubricAsync() => (await Get<PublishRubric>().RunAsync(
        Project, new("desk", "ada", "Be kind.", [new("tone", "Kind or rude.", [new("Gladly.", 1, "Kind."), new("No!", 0, "Rude.")])], new(1, 0.1, [])), Cancel)).Version;

    private async Task<string> NamedAsync() => (await Get<ArtifactStore>().FindAsync(Project, CutDataset.Kind, "desk", Cancel))!.Hash;

    private Task<DatasetReport> CutAsync(ulong seed = 1) => Get<CutDataset>().RunAsync(Project, new("desk", Seed: seed, Splits: Halves), Cancel);
}

public sealed class CutDatasetOnSqlite : CutDatasetContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class CutDatasetOnPostgres : CutDatasetContract
{
    private protected override Engine Engine => Engine.Postgres;
}
