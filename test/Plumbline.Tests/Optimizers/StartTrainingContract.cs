using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>What the start of a training promises, whatever the engine: what it learns from, and that its name is kept.</summary>
public abstract class StartTrainingContract : PartContract
{
    private static readonly JsonElement Short = JsonSerializer.Deserialize<JsonElement>("""{"descent":{"epochs":1}}""");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await KeepAsync([.. Enumerable.Range(0, 40).Select(number => LabelledDesk.Question(number, number < 30 ? "train" : "test"))]);
        await KeepAsync([.. Enumerable.Range(0, 40).SelectMany(number => LabelledDesk.Judged(number))]);
    }

    [Fact]
    public async Task Pairs_of_the_test_split_are_refused_with_the_way_out()
    {
        await CutAsync();
        var test = await PairsAsync(Split.Test);

        var refused = await RefusedAsync(400, () => TrainAsync(test.Version));

        Assert.Contains("the split test", refused.Message, StringComparison.Ordinal);
        Assert.Contains("plumbline pairs build --dataset desk", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_stands_for_the_newest_pairs_of_train()
    {
        await CutAsync();
        await RefusedAsync(404, async () => { await PairsAsync(Split.Test); await TrainAsync("desk"); });
        var train = await PairsAsync(Split.Train);
        await PairsAsync(Split.Test);

        var job = await TrainAsync("desk");

        Assert.Equal(train.Version, job.Payload.GetProperty("pairs").GetString());
    }

    [Fact]
    public async Task Every_name_of_a_checkpoint_is_kept_although_its_content_is_the_same()
    {
        await CutAsync();
        await PairsAsync(Split.Train);

        var (first, second) = (await TrainedAsync("nameone", 1), await TrainedAsync("nametwo", 1));

        Assert.Equal(first, second);
        Assert.Equal((first, first), (await NamedAsync("nameone"), await NamedAsync("nametwo")));
    }

    [Fact]
    public async Task Training_again_what_was_trained_before_gives_it_the_name_again()
    {
        await CutAsync();
        await PairsAsync(Split.Train);
        var (first, second) = (await TrainedAsync("policy", 1), await TrainedAsync("policy", 2));
        Assert.NotEqual(first, second);
        Assert.Equal(second, await NamedAsync("policy"));

        Assert.Equal(first, await TrainedAsync("policy", 1));

        Assert.Equal(first, await NamedAsync("policy"));
    }

    [Fact]
    public async Task A_base_of_another_method_is_refused_before_there_is_a_job()
    {
        await CutAsync();
        await PairsAsync(Split.Train);
        var reward = await Get<JobRunner>().RunToEndAsync((await TrainAsync("desk", "judge", method: "reward-model")).Id, Cancel);
        await TrainedAsync("policy", 1);

        var refused = await RefusedAsync(400, () => TrainAsync("desk", start: "judge"));

        Assert.Equal(JobState.Done, reward.State);
        Assert.Contains("base: judge is a reward-model checkpoint, and dpo starts from one that dpo made", refused.Message, StringComparison.Ordinal);
        Assert.Equal(JobState.Ready, (await TrainAsync("desk", start: "policy")).State);
    }

    private async Task<string> NamedAsync(string name) => (await Get<ArtifactStore>().FindAsync(Project, TrainJob.CheckpointKind, name, Cancel))!.Hash;

    private async Task<string> TrainedAsync(string name, ulong seed)
    {
        var ended = await Get<JobRunner>().RunToEndAsync((await TrainAsync("desk", name, seed)).Id, Cancel);
        Assert.Equal(JobState.Done, ended.State);
        return ended.Result!.Value.GetProperty("checkpoint").GetString()!;
    }

    private Task<Job> TrainAsync(string pairs, string? name = null, ulong seed = 1, string? start = null, string method = "dpo") =>
        Get<StartTraining>().RunAsync(Project, new(method, pairs, name, start, Short, seed), Cancel);

    private Task<BuiltPairs> PairsAsync(Split split) => Get<BuildPairs>().RunAsync(Project, new("desk", split), Cancel);

    private Task<DatasetReport> CutAsync() => Get<CutDataset>().RunAsync(Project, new("desk", SplitAttribute: LabelledDesk.Role), Cancel);
}

public sealed class StartTrainingOnSqlite : StartTrainingContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class StartTrainingOnPostgres : StartTrainingContract
{
    private protected override Engine Engine => Engine.Postgres;
}
