using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Datasets;
using Plumbline.Fakes;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>What a training job promises, whatever the engine: once asked for it ends in one checkpoint, also when the process that runs it is killed.</summary>
public abstract class TrainJobContract : StoreContract
{
    private const string Interrupted = "shop";
    private const string Undisturbed = "twin";
    private const string Settings = """{"descent":{"epochs":60,"batch_size":70}}""";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private ServiceProvider services = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        services = TrainingWorker.Services(Database).BuildServiceProvider();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_run_that_is_killed_in_the_middle_ends_in_the_same_bits_as_one_that_was_not()
    {
        var job = await StartAsync(Interrupted, Settings);
        using (var mortal = WorkerProcess.Start(TrainingWorker.Mortal, Place))
        {
            await UntilAsync("select count(*) from training_state where step > 0");
            mortal.Kill();
        }

        var reached = await OneAsync("select max(step) from training_state");
        using var heir = WorkerProcess.Start(TrainingWorker.Steady, Place);
        await UntilAsync("select count(*) from job where state = 'done'");
        var twin = await Get<JobRunner>().RunToEndAsync((await StartAsync(Undisturbed, Settings)).Id, Cancel);

        var ended = (await Get<JobStore>().FindAsync(job.Id, Cancel))!;
        Assert.InRange(reached, 100, 110);
        Assert.Equal(180, ended.Progress.Total);
        Assert.Equal((2, JobState.Done), (ended.Token, ended.State));
        Assert.Equal(Checkpoint(twin), Checkpoint(ended));
        Assert.Equal(ended.Progress.Total, await OneAsync($"select count(*) from training_point where job = '{job.Id}'"));
        Assert.Equal(0, await OneAsync("select count(*) from training_state"));
    }

    [Fact]
    public async Task The_same_request_is_the_same_job_and_one_that_had_ended_without_a_checkpoint_is_tried_again()
    {
        var job = await StartAsync(Interrupted, Settings);
        await Get<JobStore>().CancelAsync(job.Id, Cancel);

        var again = await StartAsync(Interrupted, Settings);
        var ended = await Get<JobRunner>().RunToEndAsync(again.Id, Cancel);

        Assert.Equal((job.Id, JobState.Ready, "Tried again; it had been cancelled."), (again.Id, again.State, again.Progress.Message));
        Assert.Equal(JobState.Done, ended.State);
        Assert.Equal((job.Id, JobState.Done), ((await StartAsync(Interrupted, Settings)).Id, (await StartAsync(Interrupted, Settings)).State));
    }

    [Fact]
    public async Task A_run_that_cannot_succeed_is_given_up_at_its_first_try_in_words_for_people()
    {
        var job = await StartAsync(Interrupted, """{"descent":{"rule":"sgd","learning_rate":1e300}}""");

        var ended = await Get<JobRunner>().RunToEndAsync(job.Id, Cancel);

        Assert.Equal((JobState.GaveUp, 1), (ended.State, ended.Attempts));
        Assert.Contains("lower the learning rate", ended.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_divergence_is_over_all_candidates_of_a_prompt()
    {
        var ended = await Get<JobRunner>().RunToEndAsync((await StartAsync(Interrupted, Settings)).Id, Cancel);

        var first = (await Get<TrainingPoints>().CurveAsync(ended.Id, Cancel))[0];
        var last = (await Get<TrainingPoints>().CurveAsync(ended.Id, Cancel))[^1];

        // A policy that gives all its share to one of three has a divergence of ln 3, to one of two only ln 2.
        Assert.Equal(Math.Log(2), first.Loss, 1e-12);
        Assert.InRange(last.Divergence!.Value, Math.Log(2) + 0.05, Math.Log(3));
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task<Job> StartAsync(string project, string settings) => await Get<StartTraining>().RunAsync(
        project, new("dpo", await PairsAsync(project), Settings: System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(settings)), Cancel);

    private async Task<string> PairsAsync(string project)
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 240).Select(Item)];
        var dataset = Artifact.Of(CutDataset.Kind, "desk", DatasetText.Write(new(1, "desk", 1, "stated"), items), new { }, []);
        await Get<ArtifactStore>().KeepAsync(project, dataset, Cancel);
        return (await Get<BuildPairs>().RunAsync(project, new(dataset.Hash), Cancel)).Version;
    }

    private static DatasetItem Item(int item) => new(
        $"t{item}", $"g{item}", Split.Train, [new("user", $"Question number {item} about an invoice, please?")],
        [new("a", $"Thank you, invoice {item} is paid and nothing is due."), new("b", $"Whatever, look it up yourself in list {item}!"), new("c", $"Perhaps {item}, perhaps not, who could say?")],
        [new($"l{item}a", "a", "tone", "ada", Origin.HumanBlind, 1), new($"l{item}b", "b", "tone", "ada", Origin.HumanBlind, 0)]);

    private static string? Checkpoint(Job job) => job.Result?.GetProperty("checkpoint").GetString();

    private async Task UntilAsync(string sql)
    {
        for (var waited = Stopwatch.StartNew(); await OneAsync(sql) == 0; await Task.Delay(20, Cancel))
        {
            Assert.True(waited.Elapsed < Patience, $"Still none: {sql}");
        }
    }

    private async Task<long> OneAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}

public sealed class TrainJobOnSqlite : TrainJobContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TrainJobOnPostgres : TrainJobContract
{
    private protected override Engine Engine => Engine.Postgres;
}
