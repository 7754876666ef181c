using Plumbline.Fakes;
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
        await Store.KeepAsync("job-1", [Step(9), Step(10)], [1], Cancel);
        await Store.KeepAsync("job-1", [Step(11) with { Divergence = null }], [2], Cancel);

        Assert.Equal([Step(9), Step(10), Step(11) with { Divergence = null }], await Store.CurveAsync("job-1", Cancel));
        Assert.Empty(await Store.CurveAsync("job-2", Cancel));
    }

    [Fact]
    public async Task The_state_is_that_of_the_last_step_also_when_an_older_one_comes_late()
    {
        Assert.Null(await Store.StateAsync("job-1", Cancel));
        await Store.KeepAsync("job-1", [Step(10)], [1, 2, 3], Cancel);

        await Store.KeepAsync("job-1", [Step(9)], [9], Cancel);
        Assert.Equal([1, 2, 3], await Store.StateAsync("job-1", Cancel));

        await Store.KeepAsync("job-1", [Step(11)], [4], Cancel);
        Assert.Equal([4], await Store.StateAsync("job-1", Cancel));
    }

    [Fact]
    public async Task A_step_trained_again_is_the_same_point()
    {
        await Store.KeepAsync("job-1", [Step(1), Step(2)], [1], Cancel);
        await Store.KeepAsync("job-1", [Step(2), Step(3)], [2], Cancel);

        Assert.Equal([1, 2, 3], (await Store.CurveAsync("job-1", Cancel)).Select(point => point.Step));
    }

    private static TrainingStep Step(int step) => new(step, 1, 1.0 / step, 0.1 * step, 0.5, 0.25, 1e-9, 0.001);
}

public sealed class TrainingPointsOnSqlite : TrainingPointsContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TrainingPointsOnPostgres : TrainingPointsContract
{
    private protected override Engine Engine => Engine.Postgres;
}
