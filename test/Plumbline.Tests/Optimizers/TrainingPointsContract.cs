using Plumbline.Fakes;
using Plumbline.Jobs;
using Plumbline.Optimizers.Reranking;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>What the loss curve and the state of a run promise, whatever the engine.</summary>
public abstract class TrainingPointsContract : PartContract
{
    private TrainingPoints Store => Get<TrainingPoints>();

    [Fact]
    public async Task A_curve_is_found_as_it_was_kept_in_the_order_of_its_steps()
    {
        var job = await HeldAsync();
        await Store.KeepAsync(job, [Step(9), Step(10)], [1], Cancel);
        await Store.KeepAsync(job, [Step(11) with { Divergence = null }], [2], Cancel);

        Assert.Equal([Step(9), Step(10), Step(11) with { Divergence = null }], await Store.CurveAsync(job.Id, Cancel));
        Assert.Empty(await Store.CurveAsync("another", Cancel));
    }

    [Fact]
    public async Task The_state_is_that_of_the_last_step_also_when_an_older_one_comes_late()
    {
        var job = await HeldAsync();
        Assert.Null(await Store.StateAsync(job.Id, Cancel));
        await Store.KeepAsync(job, [Step(10)], [1, 2, 3], Cancel);

        await Store.KeepAsync(job, [Step(9)], [9], Cancel);
        Assert.Equal([1, 2, 3], await Store.StateAsync(job.Id, Cancel));

        await Store.KeepAsync(job, [Step(11)], [4], Cancel);
        Assert.Equal([4], await Store.StateAsync(job.Id, Cancel));
    }

    [Fact]
    public async Task A_step_trained_again_is_the_same_point()
    {
        var job = await HeldAsync();
        await Store.KeepAsync(job, [Step(1), Step(2)], [1], Cancel);
        await Store.KeepAsync(job, [Step(2), Step(3)], [2], Cancel);

        Assert.Equal([1, 2, 3], (await Store.CurveAsync(job.Id, Cancel)).Select(point => point.Step));
    }

    [Fact]
    public async Task A_worker_that_lost_its_job_keeps_nothing_of_it()
    {
        var job = await HeldAsync();
        await Store.KeepAsync(job, [Step(1)], [1], Cancel);
        await Get<JobStore>().CancelAsync(job.Id, Cancel);

        await Assert.ThrowsAsync<LeaseLostException>(() => Store.KeepAsync(job, [Step(2)], [2], Cancel));

        Assert.Single(await Store.CurveAsync(job.Id, Cancel));
        Assert.Equal([1], await Store.StateAsync(job.Id, Cancel));
    }

    [Fact]
    public async Task A_long_curve_is_thinned_to_its_first_and_last_step_and_some_between_with_the_total()
    {
        var job = await HeldAsync();
        await Store.KeepAsync(job, [.. Enumerable.Range(0, 1_002).Select(Step)], [1], Cancel);

        var curve = await Store.ThinnedAsync(job.Id, 10, Cancel);

        Assert.Equal((1_002, 101), (curve.Total, curve.Every));
        Assert.Equal([0, 101, 202, 303, 404, 505, 606, 707, 808, 909, 1_001], curve.Points.Select(point => point.Step));
        Assert.Equal(1_002, (await Store.ThinnedAsync(job.Id, 5_000, Cancel)).Points.Count);
        Assert.Equal((0L, 0), ((await Store.ThinnedAsync("another", 10, Cancel)).Total, (await Store.ThinnedAsync("another", 10, Cancel)).Points.Count));
    }

    private async Task<Job> HeldAsync()
    {
        var job = await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, StartTraining.JobKind, new { }), Cancel);
        return (await Get<JobLeases>().ClaimAsync(job.Id, "here", Cancel))!;
    }

    private static TrainingStep Step(int step) => new(step, 1, 1.0 / (step + 1), 0.1 * step, 0.5, 0.25, 1e-9, 0.001);
}

public sealed class TrainingPointsOnSqlite : TrainingPointsContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TrainingPointsOnPostgres : TrainingPointsContract
{
    private protected override Engine Engine => Engine.Postgres;
}
