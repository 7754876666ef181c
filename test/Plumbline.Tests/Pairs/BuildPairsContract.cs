using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Pairs;

/// <summary>What building pairs promises, whatever the engine: which labels a pair set rests on.</summary>
public abstract class BuildPairsContract : PartContract
{
    private LineageStore Lineage => Get<LineageStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await KeepAsync([.. Enumerable.Range(0, 4).Select(number => LabelledDesk.Question(number, number < 3 ? "train" : "test"))]);
        await KeepAsync([.. new[] { 0, 1, 3 }.SelectMany(number => LabelledDesk.Judged(number))]);
        await KeepAsync(LabelledDesk.Said("even-1", 2, "kind", 1), LabelledDesk.Said("even-2", 2, "rude", 1));
    }

    [Fact]
    public async Task Pairs_lead_back_to_the_labels_that_made_them_and_not_to_the_rest_of_the_dataset()
    {
        var (dataset, pairs) = await BuildAsync(Split.Train);

        var behind = (await Lineage.BehindAsync(Project, $"pairs:{pairs}", 10, Cancel)).ToDictionary(level => level.Kind, level => level.Ids);

        Assert.Equal(["label:l0-kind", "label:l0-rude", "label:l1-kind", "label:l1-rude"], behind["label"]);
        Assert.Equal(["trace:t0", "trace:t1"], behind["trace"]);
        Assert.Equal([$"dataset:{dataset}"], behind["dataset"]);
    }

    [Fact]
    public async Task A_label_leads_to_the_pairs_it_made_and_one_that_made_none_to_the_dataset_alone()
    {
        var (dataset, pairs) = await BuildAsync(Split.Train);

        Assert.Equal([$"dataset:{dataset}", $"pairs:{pairs}"], await AheadAsync("label:l0-kind"));
        Assert.Equal([$"dataset:{dataset}"], await AheadAsync("label:even-1"));
        Assert.Equal([$"dataset:{dataset}"], await AheadAsync("label:l3-kind"));
    }

    [Fact]
    public async Task Outcomes_change_no_pair_and_are_behind_none()
    {
        var (_, pairs) = await BuildAsync(Split.Train);

        await KeepAsync([.. Enumerable.Range(0, 4).Select(number => new Outcomes.Outcome($"o{number}", "tone", number % 2, Noon.AddDays(3), $"t{number}"))]);

        Assert.Equal(pairs, (await BuildAsync(Split.Train)).Pairs);
        Assert.DoesNotContain("outcome", (await Lineage.BehindAsync(Project, $"pairs:{pairs}", 10, Cancel)).Select(level => level.Kind));
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("pairs")]
    [InlineData("checkpoint")]
    public async Task What_training_reads_or_makes_cannot_be_made_of_an_outcome(string kind)
    {
        await KeepAsync(new Outcomes.Outcome("o0", "resolved", 1, Noon, "t0"));

        var refused = await RefusedAsync(409, () => Get<ArtifactStore>().KeepAsync(Project, Artifact.Of(kind, "desk", [1, 2, 3], new { }, ["trace:t0", "outcome:o0"]), Cancel));

        Assert.Contains("never a reward", refused.Message, StringComparison.Ordinal);
        Assert.Null(await Get<ArtifactStore>().FindAsync(Project, kind, "desk", Cancel));
    }

    private async Task<IEnumerable<string>> AheadAsync(string node) => (await Lineage.AheadAsync(Project, node, 10, Cancel)).SelectMany(level => level.Ids);

    private async Task<(string Dataset, string Pairs)> BuildAsync(Split split)
    {
        var dataset = await Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: LabelledDesk.Role), Cancel);
        return (dataset.Version, (await Get<BuildPairs>().RunAsync(Project, new("desk", split), Cancel)).Version);
    }
}

public sealed class BuildPairsOnSqlite : BuildPairsContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class BuildPairsOnPostgres : BuildPairsContract
{
    private protected override Engine Engine => Engine.Postgres;
}
